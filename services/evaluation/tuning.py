"""Finds how items and users are best compared: on a part of what is known, never on the test part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from scipy import sparse

from services.learning.nearest import Likeness, Row, nearest_rows, turned
from services.tasks.task import Task
from services.tasks.validation import validation

WIDEST = 400
TOP = 10
USERS_MEASURED = 2000
BLOCK = 500
WHOLE = 100_000
"""A history longer than any: all of it counts."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How rows are compared, and of item-based lists how many of the newest things met are looked at."""

    likeness: Likeness = Likeness()
    history: int = 30
    valid_ndcg: float | None = None


Change = Callable[[Setting], Setting]


def _compared_by(**changes: Any) -> Change:
    return lambda setting: replace(setting, likeness=replace(setting.likeness, **changes))


def _looking_back(history: int) -> Change:
    return lambda setting: replace(setting, history=history)


OF_USERS: tuple[tuple[Change, ...], ...] = (
    tuple(_compared_by(weighting=weighting) for weighting in ("none", "tfidf")),
    tuple(_compared_by(shrink=shrink) for shrink in (0.0, 10.0)),
    tuple(_compared_by(exponent=exponent) for exponent in (1.0, 2.0)),
    tuple(_compared_by(k=k) for k in (50, 150, 400)),
)
OF_ITEMS: tuple[tuple[Change, ...], ...] = (
    tuple(_compared_by(keep=keep) for keep in ("candidate", "start")),
    tuple(_looking_back(history) for history in (WHOLE, 30)),
    tuple(_compared_by(weighting=weighting) for weighting in ("none", "tfidf")),
    tuple(_compared_by(shrink=shrink) for shrink in (0.0, 10.0, 50.0)),
    tuple(_compared_by(exponent=exponent) for exponent in (1.0, 2.0)),
    tuple(_compared_by(k=k) for k in (20, 50, 100, 200, 400)),
)
"""The grids: every group holds values of one thing, tried one after another."""


def tune_item_based(task: Task, seed: int) -> Setting:
    """Return the setting of ``item-based`` that finds the validation part best, by NDCG@10."""
    fold = _Fold(validation(task, seed), seed)
    likeness = Likeness(k=100, keep="candidate")
    rows = _Compared(fold.liked.T.tocsr())
    return _climb(Setting(likeness, WHOLE), OF_ITEMS, partial(_item_based, fold, rows))


def tune_user_based(task: Task, seed: int) -> Setting:
    """Return the setting of ``user-based`` that finds the validation part best, by NDCG@10."""
    fold = _Fold(validation(task, seed), seed)
    rows = _Compared(fold.liked)
    return _climb(Setting(Likeness(k=50)), OF_USERS, partial(_user_based, fold, rows))


def _climb(start: Setting, grid: Sequence[Sequence[Change]], measure: Callable[[Setting], float]) -> Setting:
    """Choose value by value, twice over, each time the one that measures best with the others as they stand."""
    best, known = start, {start: measure(start)}
    for changes in (*grid, *grid):
        tried = [change(best) for change in changes]
        for setting in tried:
            if setting not in known:
                known[setting] = measure(setting)
        best = max(tried, key=lambda setting: known[setting])
    return replace(best, valid_ndcg=round(known[best], 5))


class _Fold:
    """What is known and what is to be found, as matrices."""

    def __init__(self, task: Task, seed: int) -> None:
        pairs = task.known.interactions
        users = {user: row for row, user in enumerate(sorted({user for user, _ in pairs}))}
        items = {item: column for column, item in enumerate(sorted({item for _, item in pairs}))}
        self.shape = (len(users), len(items))
        self.rows = np.array([users[user] for user, _ in pairs])
        self.columns = np.array([items[item] for _, item in pairs])
        self.times = np.zeros(len(pairs)) if task.known.times is None else np.array(task.known.times)
        self.liked = self._matrix(self.rows, self.columns)
        held = [(users[user], items.get(item, -1)) for user, item in task.wanted if user in users]
        self.wanted = self._matrix(
            np.array([row for row, column in held if column >= 0], dtype=int),
            np.array([column for _, column in held if column >= 0], dtype=int),
        )
        self.sizes = np.bincount([row for row, _ in held], minlength=len(users))
        measured = np.flatnonzero(self.sizes)
        if len(measured) > USERS_MEASURED:
            measured = np.sort(np.random.default_rng(seed).choice(measured, USERS_MEASURED, replace=False))
        self.measured = measured

    def newest(self, history: int) -> sparse.csr_matrix:
        """Return what each user liked, of the newest ``history`` only."""
        order = np.lexsort((self.columns, -self.times, self.rows))
        starts = np.searchsorted(self.rows[order], np.arange(self.shape[0]))
        kept = order[np.arange(len(order)) - starts[self.rows[order]] < history]
        return self._matrix(self.rows[kept], self.columns[kept])

    def ndcg(self, scores: Callable[[np.ndarray], np.ndarray]) -> float:
        """Return NDCG@10 over the users measured; ``scores`` gives those of a block of users for all items."""
        discounts = 1 / np.log2(np.arange(2, TOP + 2))
        ideals = np.r_[0.0, np.cumsum(discounts)]
        total = 0.0
        for start in range(0, len(self.measured), BLOCK):
            users = self.measured[start : start + BLOCK]
            found = scores(users)
            found[self.liked[users].nonzero()] = 0.0
            top = np.argsort(-found, axis=1, kind="stable")[:, :TOP]
            hits = np.take_along_axis(self.wanted[users].toarray(), top, 1) > 0
            hits &= np.take_along_axis(found, top, 1) > 0
            gains = (hits * discounts[: top.shape[1]]).sum(axis=1)
            total += float((gains / ideals[np.minimum(TOP, self.sizes[users])]).sum())
        return total / max(1, len(self.measured))

    def _matrix(self, rows: np.ndarray, columns: np.ndarray) -> sparse.csr_matrix:
        matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=self.shape)
        matrix.data[:] = 1.0
        return matrix


class _Compared:
    """Nearest rows, computed once for each weighting and shrinkage; fewer of them, or powers, are cut from these."""

    def __init__(self, values: sparse.csr_matrix) -> None:
        self.values = values
        self.known: dict[Likeness, list[Row]] = {}

    def matrix(self, likeness: Likeness) -> sparse.csr_matrix:
        widest = replace(likeness, k=WIDEST, exponent=1.0, keep="start")
        if widest not in self.known:
            self.known[widest] = list(nearest_rows(self.values, widest))
        n = self.values.shape[0]
        cut: Iterator[Row] = (
            (others[: likeness.k], weights[: likeness.k] ** likeness.exponent) for others, weights in self.known[widest]
        )
        rows = list(cut if likeness.keep == "start" else turned(cut, n))
        pointers = np.r_[0, np.cumsum([len(others) for others, _ in rows])]
        others, weights = (np.concatenate(part) for part in zip(*rows, strict=True))
        return sparse.csr_matrix((weights, others, pointers), shape=(n, n))


def _item_based(fold: _Fold, rows: _Compared, setting: Setting) -> float:
    history, similar = fold.newest(setting.history), rows.matrix(setting.likeness)
    return fold.ndcg(lambda users: (history[users] @ similar).toarray())


def _user_based(fold: _Fold, rows: _Compared, setting: Setting) -> float:
    neighbours = rows.matrix(setting.likeness)
    return fold.ndcg(lambda users: (neighbours[users] @ fold.liked).toarray())

"""A split folder as arrays: what may be learned from, what is held back of it, and the interests of items."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.deep.ties import Ties
from services.learning.features import counted_features, unit_length
from services.learning.histories import Histories, histories
from services.learning.tuning.fold import Fold, fold_of
from services.tasks.protocols import read_tasks
from services.tasks.task import Known, Pair, Task
from services.tasks.texts import categories_or_description, without_title
from services.tasks.validation import validation


@dataclass(frozen=True)
class Split:
    """One task, its users and items as rows.

    Parameters
    ----------
    users, items
        Ids, by row.
    ties
        All that is known; ``fold_ties`` without what ``fold`` holds back.
    """

    task: Task
    users: tuple[str, ...]
    items: tuple[str, ...]
    ties: Ties
    fold_ties: Ties
    fold: Fold

    @property
    def asked(self) -> NDArray[np.int64]:
        """Rows of the users who get a list."""
        rows = {user: row for row, user in enumerate(self.users)}
        return np.array([rows[user] for user in self.task.users], dtype=np.int64)


def read_split(folder: Path, seed: int) -> Split:
    """Read the task ``main``; settings are to be chosen on its own fold. Raises SourceError."""
    [task] = read_tasks(folder, "main")
    held = validation(task, seed)
    users = tuple(sorted({user for user, _ in task.known.interactions} | {*task.users}))
    items = tuple(task.known.catalogue())
    known, fold_known = _histories(task.known, users, items), _histories(held.known, users, items)
    wanted = _matrix(held.wanted, users, items)
    return Split(
        task,
        users,
        items,
        _ties(known, task.known, items),
        _ties(fold_known, held.known, items),
        fold_of(fold_known, wanted, seed),
    )


def _histories(known: Known, users: tuple[str, ...], items: tuple[str, ...]) -> Histories:
    rows, columns = _places(known.interactions, users, items)
    times = np.zeros(len(rows)) if known.times is None else np.array(known.times)
    return histories(rows, columns, times, (len(users), len(items)))


def _matrix(pairs: tuple[Pair, ...], users: tuple[str, ...], items: tuple[str, ...]) -> sparse.csr_matrix:
    places = _places(pairs, users, items)
    return sparse.csr_matrix((np.ones(len(pairs), np.float32), places), shape=(len(users), len(items)))


def _places(
    pairs: tuple[Pair, ...], users: tuple[str, ...], items: tuple[str, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    user_rows = {user: row for row, user in enumerate(users)}
    item_rows = {item: row for row, item in enumerate(items)}
    rows = np.array([user_rows[user] for user, _ in pairs], dtype=np.int64)
    return rows, np.array([item_rows[item] for _, item in pairs], dtype=np.int64)


def _ties(known: Histories, told: Known, items: tuple[str, ...]) -> Ties:
    """Add interests: categories and crowd tags of items, and of users the sum over what they like."""
    rows = {item: row for row, item in enumerate(items)}
    counts: list[Counter[str]] = [Counter() for _ in items]
    for item in told.items:
        names, _ = categories_or_description(without_title(item.title, item.text))
        counts[rows[item.item_id]].update(name.casefold() for name in names)
    for _, item_id, tag in told.tags:
        if item_id in rows:
            counts[rows[item_id]][tag.casefold().strip()] += 1
    if not any(counts):
        return Ties(known)
    of_items = counted_features(counts)
    return Ties(known, of_items, unit_length((known.liked @ of_items).tocsr()))

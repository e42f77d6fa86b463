"""A task as arrays, to tune on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories, histories
from services.learning.tuning.fold import Fold, fold_of
from services.tasks.task import Known, Pair, Task


@dataclass(frozen=True, slots=True)
class Rows:
    """Which user and which item stands in which row, in order of their ids."""

    users: dict[str, int]
    items: dict[str, int]


def rows_of(known: Known, wanted: Iterable[Pair] = ()) -> Rows:
    """Give a row to everybody who likes something, and to every item that anybody likes or is to find."""
    pairs = known.interactions
    users, items = (user for user, _ in pairs), (item for _, item in (*pairs, *wanted))
    return Rows(_places(users), _places(items))


def likes_of(known: Known, rows: Rows) -> Histories:
    """Return who likes what, in order of time; of what came at one time, in the order given."""
    users, items, times = _events(known, rows)
    return histories(users, items, times, (len(rows.users), len(rows.items)))


def fold_of_task(task: Task, seed: int) -> Fold:
    """Return what is known and what is to be found of a task, in the rows of ``rows_of``.

    Of what came at one time, the item of the lower id counts as the newer, as it does in lists.
    """
    rows = rows_of(task.known, task.wanted)
    users, items, times = _events(task.known, rows)
    return _fold(task, rows, histories(users, items, times, (len(rows.users), len(rows.items)), ties=-items), seed)


def fold_in_given_order(task: Task, seed: int) -> Fold:
    """Return the same, where of what came at one time the order given counts."""
    rows = rows_of(task.known, task.wanted)
    return _fold(task, rows, likes_of(task.known, rows), seed)


def _fold(task: Task, rows: Rows, known: Histories, seed: int) -> Fold:
    wanted = [(rows.users[user], rows.items[item]) for user, item in task.wanted if user in rows.users]
    ones = np.ones(len(wanted), dtype=np.float32)
    entries = (ones, ([row for row, _ in wanted], [column for _, column in wanted]))
    return fold_of(known, sparse.csr_matrix(entries, shape=known.liked.shape), seed)


def _events(known: Known, rows: Rows) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    pairs = known.interactions
    users = np.array([rows.users[user] for user, _ in pairs], dtype=np.int64)
    items = np.array([rows.items[item] for _, item in pairs], dtype=np.int64)
    return users, items, np.zeros(len(pairs)) if known.times is None else np.array(known.times, dtype=np.float64)


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {id: place for place, id in enumerate(sorted({*ids}))}

"""A task as arrays, to tune on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import sparse

from services.learning.histories import histories
from services.learning.tuning.fold import Fold, fold_of
from services.tasks.task import Task


def fold_of_task(task: Task, seed: int) -> Fold:
    """Return what is known and what is to be found of a task; items are those that anybody likes or is to find.

    Of what came at one time, the item of the lower id counts as the newer, as it does in lists.
    """
    pairs = task.known.interactions
    rows = _places(user for user, _ in pairs)
    columns = _places([*(item for _, item in pairs), *(item for _, item in task.wanted)])
    users = np.array([rows[user] for user, _ in pairs], dtype=np.int64)
    items = np.array([columns[item] for _, item in pairs], dtype=np.int64)
    times = np.zeros(len(pairs)) if task.known.times is None else np.array(task.known.times)
    shape = (len(rows), len(columns))
    known = histories(users, items, times, shape, ties=-items)
    wanted = [(rows[user], columns[item]) for user, item in task.wanted if user in rows]
    ones = np.ones(len(wanted), dtype=np.float32)
    entries = (ones, ([row for row, _ in wanted], [column for _, column in wanted]))
    return fold_of(known, sparse.csr_matrix(entries, shape=shape), seed)


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {id: place for place, id in enumerate(sorted({*ids}))}

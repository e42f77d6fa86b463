"""How well a weighted sum of scores ranks the items of a pool, user by user; made to be asked many times."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from services.learning.stack.pool import Pool

PLACES = (10, 20)
DEEPEST = max(PLACES)
DISCOUNTS = np.append(1 / np.log2(np.arange(2, DEEPEST + 2)), 0.0)
"""Of each place, from the first; the last stands for all that is deeper."""
TIE = 1e-10
"""Taken off a score for each place in the pool, so that of equal scores the first comes first."""
DENSE = 4
"""Mean hits of a user from which it is faster to sort lists than to count what stands above each hit."""


class Gains:
    """Measures a pool, in the way that is faster for it: by counting where users have few hits, else by sorting."""

    def __init__(self, pool: Pool) -> None:
        is_dense = np.count_nonzero(pool.hits) > DENSE * len(pool.lengths)
        self._ranks: _Ranks = Sorted(pool) if is_dense else Counted(pool)
        self._n_users = len(pool.lengths)
        ideals = np.cumsum(DISCOUNTS)
        self._ideals = {k: ideals[np.clip(pool.sizes, 1, k) - 1] for k in PLACES}

    def each(self, scores: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the mean of NDCG@10 and NDCG@20 of each user; ``scores`` has shape (n_entries,).

        Of equal scores the lower item comes first. What is to be found but does not compete is not found.
        """
        users, ranks = self._ranks.of(scores)
        gain = DISCOUNTS[np.minimum(ranks, DEEPEST)]
        found = [np.bincount(users, gain * (ranks < k), self._n_users) / self._ideals[k] for k in PLACES]
        return np.mean(found, axis=0)


class _Ranks(Protocol):
    def of(self, scores: NDArray[np.floating]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the user and the rank, from 0, of each hit; those deeper than the places may be left out."""
        ...


class Counted:
    """Counts of each hit what stands above it; time and memory grow with hits x items that compete."""

    def __init__(self, pool: Pool) -> None:
        starts, users = np.cumsum(pool.lengths) - pool.lengths, pool.users
        self._later = TIE * (np.arange(len(users)) - starts[users])
        self._hits = np.flatnonzero(pool.hits)
        self._users = users[self._hits]
        rivals = pool.lengths[self._users]
        self._firsts = np.cumsum(rivals) - rivals
        self._of_hit = np.repeat(np.arange(len(rivals)), rivals)
        self._rivals = np.arange(rivals.sum()) + (starts[self._users] - self._firsts)[self._of_hit]

    def of(self, scores: NDArray[np.floating]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """See _Ranks."""
        if not len(self._hits):
            return self._users, np.zeros(0, dtype=np.int64)
        value = scores - self._later
        above = value[self._rivals] > value[self._hits][self._of_hit]
        return self._users, np.add.reduceat(above, self._firsts, dtype=np.int64)


class Sorted:
    """Lays the pool out as a table, a user a row, and sorts the best of each row."""

    def __init__(self, pool: Pool) -> None:
        width = max(int(pool.lengths.max(initial=0)), DEEPEST)
        self._filled = np.arange(width)[None] < pool.lengths[:, None]
        self._later = TIE * np.arange(width)[None]
        self._hits = np.zeros(self._filled.shape, dtype=np.bool_)
        self._hits[self._filled] = pool.hits

    def of(self, scores: NDArray[np.floating]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """See _Ranks."""
        table = np.full(self._filled.shape, -np.inf)
        table[self._filled] = scores
        table -= self._later
        top = np.argpartition(-table, DEEPEST - 1, axis=1)[:, :DEEPEST]
        order = np.argsort(-np.take_along_axis(table, top, axis=1), axis=1)
        found = np.take_along_axis(self._hits, np.take_along_axis(top, order, axis=1), axis=1)
        return np.nonzero(found)

"""How well a weighted sum of scores ranks the items of a pool, user by user; made to be asked many times."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.learning.stack.pool import Pool

PLACES = (10, 20)
TIE = 1e-10
"""Taken off a score for each place in the pool, so that of equal scores the first comes first."""


class Gains:
    """Counts of each hit what stands above it in its user's list: most users have few hits, and nothing is sorted."""

    def __init__(self, pool: Pool) -> None:
        starts, users = np.cumsum(pool.lengths) - pool.lengths, pool.users
        self._later = TIE * (np.arange(len(users)) - starts[users])
        self._hits = np.flatnonzero(pool.hits)
        self._users = users[self._hits]
        self._n_users = len(pool.lengths)
        rivals = pool.lengths[self._users]
        self._firsts = np.cumsum(rivals) - rivals
        self._of_hit = np.repeat(np.arange(len(rivals)), rivals)
        self._rivals = np.arange(rivals.sum()) + (starts[self._users] - self._firsts)[self._of_hit]
        self._discounts = np.append(1 / np.log2(np.arange(2, max(PLACES) + 2)), 0.0)
        ideals = np.cumsum(self._discounts)
        self._ideals = {k: ideals[np.clip(pool.sizes, 1, k) - 1] for k in PLACES}

    def each(self, scores: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the mean of NDCG@10 and NDCG@20 of each user; ``scores`` has shape (n_entries,).

        Of equal scores the lower item comes first. What is to be found but does not compete is not found.
        """
        if not len(self._hits):
            return np.zeros(self._n_users)
        value = scores - self._later
        above = value[self._rivals] > value[self._hits][self._of_hit]
        rank = np.add.reduceat(above, self._firsts, dtype=np.int32)
        gain = self._discounts[np.minimum(rank, max(PLACES))]
        found = [np.bincount(self._users, gain * (rank < k), self._n_users) / self._ideals[k] for k in PLACES]
        return np.mean(found, axis=0)

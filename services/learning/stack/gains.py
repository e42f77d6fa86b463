"""How well a weighted sum of scores ranks the items of a pool, user by user; made to be asked many times."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.learning.stack.pool import Pool

PLACES = (10, 20)


class Gains:
    """Counts, for each item to be found, what stands above it: no sorting."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        users = pool.users
        starts = np.concatenate([[0], np.cumsum(pool.lengths)])[:-1]
        self._found = np.flatnonzero(pool.hits)
        self._owners = users[self._found]
        spans = pool.lengths[self._owners]
        self._of = np.repeat(np.arange(len(self._found)), spans)
        first = np.concatenate([[0], np.cumsum(spans)])[:-1]
        self._rivals = np.arange(len(self._of)) - first[self._of] + starts[self._owners][self._of]

    def each(self, scores: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the mean of NDCG@10 and NDCG@20 of each user; ``scores`` has shape (n_entries,).

        Of equal scores the lower item comes first. What is to be found but does not compete is not found.
        """
        own = scores[self._found][self._of]
        others = scores[self._rivals]
        ahead = (others > own) | ((others == own) & (self._rivals < self._found[self._of]))
        places = np.bincount(self._of, ahead, len(self._found)).astype(np.int64)
        n_users = len(self._pool.lengths)
        total = np.zeros(n_users)
        for k in PLACES:
            values = np.where(places < k, 1 / np.log2(np.minimum(places, k) + 2), 0.0)
            ideals = np.cumsum(1 / np.log2(np.arange(2, k + 2)))
            total += np.bincount(self._owners, values, n_users) / ideals[np.clip(self._pool.sizes, 1, k) - 1]
        return total / len(PLACES)

"""How well a weighted sum of scores ranks the items of a pool, user by user; made to be asked many times."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.learning.stack.pool import Pool

PLACES = (10, 20)
TIE = 1e-10
"""Taken off a score for each place in the pool, so that of equal scores the first comes first."""


class Gains:
    """Lays the pool out as a table, a user a row, and looks at the best of each row: nothing else is sorted."""

    def __init__(self, pool: Pool) -> None:
        width = max(int(pool.lengths.max(initial=0)), max(PLACES))
        self._filled = np.arange(width)[None] < pool.lengths[:, None]
        self._later = TIE * np.arange(width)[None]
        self._hits = np.zeros(self._filled.shape, dtype=np.bool_)
        self._hits[self._filled] = pool.hits
        self._sizes = pool.sizes

    def each(self, scores: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the mean of NDCG@10 and NDCG@20 of each user; ``scores`` has shape (n_entries,).

        Of equal scores the lower item comes first. What is to be found but does not compete is not found.
        """
        table = np.full(self._filled.shape, -np.inf)
        table[self._filled] = scores
        table -= self._later
        deepest = max(PLACES)
        top = np.argpartition(-table, deepest - 1, axis=1)[:, :deepest]
        order = np.argsort(-np.take_along_axis(table, top, axis=1), axis=1)
        found = np.take_along_axis(self._hits, np.take_along_axis(top, order, axis=1), axis=1)
        discounts = 1 / np.log2(np.arange(2, deepest + 2))
        ideals = np.cumsum(discounts)
        sums = np.cumsum(found * discounts, axis=1)
        return np.mean([sums[:, k - 1] / ideals[np.clip(self._sizes, 1, k) - 1] for k in PLACES], axis=0)

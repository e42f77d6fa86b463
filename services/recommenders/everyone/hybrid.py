"""Hybrid lists for everyone: the weighted sum of its components' scores, each by its best in the pool."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from services.recommenders.everyone.method import Everyone
from services.recommenders.everyone.ranking import best


class HybridForEveryone:
    """The twin of HybridRecommender."""

    def __init__(self, components: Sequence[Everyone], weights: Sequence[float], pool: int) -> None:
        self.components, self.weights, self.pool = components, weights, pool

    def lists(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """See Everyone."""
        scores = [component.scores(users) for component in self.components]
        found = self._found(users, scores, max(self.pool, n))
        joined = [self._joined([one[row] for one in scores], lists) for row, lists in enumerate(found)]
        listed = [best(row, n) for row in joined]
        return [(columns, row[columns]) for columns, row in zip(listed, joined, strict=True)]

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        scores = [component.scores(users) for component in self.components]
        return np.array(
            [
                self._weighed([one[row] for one in scores], lists)
                for row, lists in enumerate(self._found(users, scores, self.pool))
            ]
        )

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        parts = [component.scores(users) for component in self.components]
        return [in_turn(lists)[:n] for lists in self._found(users, parts, n)]

    def _found(self, users: slice, scores: Sequence[np.ndarray], n: int) -> list[tuple[np.ndarray, ...]]:
        """Return for each user the components' candidates."""
        parts = [part.candidates(users, own, n) for part, own in zip(self.components, scores, strict=True)]
        return list(zip(*parts, strict=True))

    def _joined(self, scores: Sequence[np.ndarray], lists: Sequence[np.ndarray]) -> np.ndarray:
        """Return one user's scores, of candidates only."""
        among = np.zeros(len(scores[0]), dtype=bool)
        among[np.concatenate(lists)] = True
        return np.where(among, self._weighed(scores, lists), 0.0)

    def _weighed(self, scores: Sequence[np.ndarray], lists: Sequence[np.ndarray]) -> np.ndarray:
        """Return the weighted sum of one user's scores, each divided by its best in the pool."""
        pool = np.concatenate([columns[: self.pool] for columns in lists])
        total = np.zeros(len(scores[0]))
        for weight, own in zip(self.weights, scores, strict=True):
            largest = own[pool].max() if len(pool) else 0.0
            if largest > 0:
                total += own * (weight / largest)
        return total


def in_turn(lists: Sequence[np.ndarray]) -> np.ndarray:
    """Take the first of every list, then the second, each column once."""
    turns = (column for row in zip_longest(*map(np.ndarray.tolist, lists)) for column in row if column is not None)
    return np.array(list(dict.fromkeys(turns)), dtype=np.int64)

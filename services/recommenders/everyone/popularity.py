"""Popularity for everyone: the same scores, without what each has met."""

from __future__ import annotations

import numpy as np

from services.recommenders.everyone.method import allowed_best, by_score
from services.recommenders.everyone.world import World


class PopularityForEveryone:
    """The twin of PopularityRecommender."""

    def __init__(self, world: World) -> None:
        self.world = world

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        here = len(range(*users.indices(len(self.world.user_ids))))
        return np.broadcast_to(self.world.popularity, (here, len(self.world.popularity)))

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        return allowed_best(self.world, users, scores, n)

    def lists(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """See Everyone."""
        return by_score(self.world, users, self.scores(users), n)

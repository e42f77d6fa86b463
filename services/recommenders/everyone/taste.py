"""Lists by vectors of users and items for everyone: one product of two matrices."""

from __future__ import annotations

import numpy as np
from neo4j import Driver

from services.recommenders.everyone.method import ByScore
from services.recommenders.everyone.vectors import read_vectors
from services.recommenders.everyone.world import World
from services.recommenders.taste import TasteRecommender


class TasteForEveryone(ByScore):
    """The twin of TasteRecommender."""

    def __init__(self, driver: Driver, world: World, one: TasteRecommender) -> None:
        self.world = world
        self.users = read_vectors(driver, one.space.users, world.rows, method=one.method)
        self.items = read_vectors(driver, one.space.items, world.columns, method=one.method)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        if self.users.shape[1] != self.items.shape[1]:
            return np.zeros((len(self.users[users]), len(self.items)))
        return self.users[users] @ self.items.T

"""Lists by vectors of users and items for everyone: one product of two matrices."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from neo4j import Driver

from services.recommenders.everyone.method import allowed_best, by_score
from services.recommenders.everyone.world import FETCH, World
from services.recommenders.taste import TasteRecommender


class TasteForEveryone:
    """The twin of TasteRecommender."""

    def __init__(self, driver: Driver, world: World, one: TasteRecommender) -> None:
        self.world = world
        self.users = _vectors(driver, one.space.users, one.method, world.rows)
        self.items = _vectors(driver, one.space.items, one.method, world.columns)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        if self.users.shape[1] != self.items.shape[1]:
            return np.zeros((len(self.users[users]), len(self.items)))
        return self.users[users] @ self.items.T

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        return allowed_best(self.world, users, scores, n)

    def lists(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """See Everyone."""
        return by_score(self.world, users, self.scores(users), n)


def _vectors(driver: Driver, query: str, method: str, rows: Mapping[str, int]) -> np.ndarray:
    """Return a row for each id; zeros where there is no vector."""
    with driver.session(fetch_size=FETCH) as session:
        found = [(rows[row["id"]], row["vector"]) for row in session.run(query, method=method) if row["id"] in rows]
    vectors = np.zeros((len(rows), len(found[0][1]) if found else 0))
    for place, vector in found:
        vectors[place] = vector
    return vectors

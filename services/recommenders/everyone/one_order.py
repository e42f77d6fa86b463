"""Recommenders that order items alike for everyone: the same scores, without what each has met."""

from __future__ import annotations

import numpy as np
from neo4j import Driver

from graph_schema.cypher import cypher
from services.recommenders.everyone.method import ByScore
from services.recommenders.everyone.world import FETCH, World
from services.recommenders.trending import TrendingRecommender

READ_TRENDS = cypher(__file__, "read_trends")


class OneOrderForEveryone(ByScore):
    """The twin of PopularityRecommender and of TrendingRecommender; ``order`` has shape (n_items,)."""

    def __init__(self, world: World, order: np.ndarray) -> None:
        self.world = world
        self.order = order

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        here = len(range(*users.indices(len(self.world.user_ids))))
        return np.broadcast_to(self.order, (here, len(self.order)))


def trends(driver: Driver, world: World, one: TrendingRecommender) -> np.ndarray:
    """Return how lately each item pleased people; shape (n_items,)."""
    found = np.zeros(len(world.item_ids))
    with driver.session(fetch_size=FETCH) as session:
        for row in session.run(READ_TRENDS, half_life_ms=one.half_life_ms, oldest=one.oldest):
            if row["item_id"] in world.columns:
                found[world.columns[row["item_id"]]] = row["score"]
    return found

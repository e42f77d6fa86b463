"""Item-based lists for everyone: newest things met, times the similarity of items."""

from __future__ import annotations

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher
from services.recommenders.everyone.method import ByScore
from services.recommenders.everyone.ranking import first_of_each
from services.recommenders.everyone.world import Ties, World, read_matrix
from services.recommenders.item_based import ItemBasedRecommender

READ_SIMILAR_ITEMS = cypher(__file__, "read_similar_items")
TIES_LOOKED_AT = 3
"""Ties looked at for each thing of the history, as in the query: several kinds of feedback may be on one thing."""


class ItemBasedForEveryone(ByScore):
    """The twin of ItemBasedRecommender."""

    def __init__(self, driver: Driver, world: World, one: ItemBasedRecommender) -> None:
        self.world = world
        self.history = newest_history(world, one.history)
        self.similar = read_matrix(driver, READ_SIMILAR_ITEMS, world.columns, world.columns, method=one.method)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        return (self.history[users] @ self.similar).toarray()


def newest_history(world: World, history: int) -> sparse.csr_matrix:
    """Return strengths of the newest ``history`` things each user met: of several kinds of feedback the strongest."""
    ties = world.ties
    unknown_first = np.where(np.isnan(ties.strengths), np.inf, ties.strengths)
    order = np.lexsort((ties.kinds, ties.items, -unknown_first, -ties.newest, ties.users))
    looked = first_of_each(ties.users, order, history * TIES_LOOKED_AT)
    users, items, newest, strengths = _strongest(ties, looked, unknown_first)
    order = np.lexsort((items, -strengths, -newest, users))
    kept = first_of_each(users, order, history)
    kept = kept[np.isfinite(strengths[kept])]
    return sparse.csr_matrix((strengths[kept], (users[kept], items[kept])), shape=world.shape)


def strongest_of_pairs(ties: Ties) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return users, items, newest times and strengths of all pairs: of several kinds of feedback the strongest."""
    return _strongest(ties, np.arange(len(ties.users)), np.where(np.isnan(ties.strengths), 0.0, ties.strengths))


def _strongest(
    ties: Ties, looked: np.ndarray, strengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return users, items, newest times and strengths of the pairs among the ties looked at."""
    order = looked[np.lexsort((ties.kinds[looked], -np.abs(strengths[looked]), ties.items[looked], ties.users[looked]))]
    users, items = ties.users[order], ties.items[order]
    starts = np.flatnonzero(np.r_[True, (users[1:] != users[:-1]) | (items[1:] != items[:-1])]) if len(order) else order
    newest = np.maximum.reduceat(ties.newest[order], starts) if len(order) else ties.newest[:0]
    return users[starts], items[starts], newest, strengths[order][starts]

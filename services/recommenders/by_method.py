"""Recommenders that go by one learned method each, by the method's name."""

from __future__ import annotations

from neo4j import Driver

from services.learning.method_names import OF_GRAPH, OF_ITEMS, OF_TASTE, OF_TRAINING
from services.recommenders.candidate import Recommender
from services.recommenders.graph_vector import GRAPH_VECTORS
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.taste import TasteRecommender

METHODS = (*OF_ITEMS, *OF_TASTE, *OF_TRAINING, *OF_GRAPH)
"""Without ties or vectors of its method in the graph, each finds nothing."""


def recommenders_by_method(driver: Driver) -> tuple[Recommender, ...]:
    """Return one recommender for each method."""
    items = (ItemBasedRecommender(driver, method=method, name=method) for method in OF_ITEMS)
    tastes = (TasteRecommender(driver, method) for method in (*OF_TASTE, *OF_TRAINING))
    return (*items, *tastes, *(TasteRecommender(driver, method, space=GRAPH_VECTORS) for method in OF_GRAPH))

"""The two halves of `hybrid`."""

from __future__ import annotations

from neo4j import Driver

from services.recommenders.catalogue import recommenders
from services.recommenders.graph_hybrid import GraphHybridRecommender
from services.recommenders.learned_hybrid import LearnedHybridRecommender


def learned_hybrid(driver: Driver) -> LearnedHybridRecommender:
    """Return `hybrid` as it is: what was learned decides where it can."""
    hybrid = recommenders(driver)["hybrid"]
    assert isinstance(hybrid, LearnedHybridRecommender)
    return hybrid


def fixed_hybrid(driver: Driver) -> GraphHybridRecommender:
    """Return what decides where nothing was learned."""
    return learned_hybrid(driver).fixed

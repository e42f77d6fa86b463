"""The recommenders by name, and the service that asks them."""

from __future__ import annotations

from collections.abc import Mapping

from neo4j import Driver

from graph_schema.errors import UnknownRecommenderError
from services.recommenders.by_method import METHODS, recommenders_by_method
from services.recommenders.candidate import Recommender
from services.recommenders.cascade import CascadeRecommender
from services.recommenders.content import ContentRecommender
from services.recommenders.fusion import FusionRecommender
from services.recommenders.graph_hybrid import GraphHybridRecommender
from services.recommenders.interest_path import InterestPathRecommender
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.learned_hybrid import LearnedHybridRecommender
from services.recommenders.popularity import PopularityRecommender
from services.recommenders.social import SocialRecommender
from services.recommenders.switching import SwitchingRecommender
from services.recommenders.trending import TrendingRecommender
from services.recommenders.user_based import UserBasedRecommender

ALONE = ("item-based", "user-based", "interest-path", "content", "social", "popularity", "trending")
JOINED = ("switching", "cascade", "fusion")
NAMES = ("hybrid", *ALONE, *METHODS, *JOINED)
DEFAULT = "hybrid"


def recommenders(driver: Driver, without: tuple[str, ...] = ()) -> Mapping[str, Recommender]:
    """Return every recommender over this graph, by its name; ``without`` are interests left out of account."""
    popularity = PopularityRecommender(driver)
    item_based = ItemBasedRecommender(driver)
    interest_path = InterestPathRecommender(driver, without=without)
    fixed = GraphHybridRecommender(driver, item_based, interest_path, popularity)
    hybrid = LearnedHybridRecommender(driver, fixed)
    user_based = UserBasedRecommender(driver)
    alone = (
        item_based,
        user_based,
        interest_path,
        ContentRecommender(driver),
        SocialRecommender(driver),
        popularity,
        TrendingRecommender(driver),
    )
    joined = (
        SwitchingRecommender(driver, item_based, interest_path, popularity),
        CascadeRecommender(item_based, interest_path),
        FusionRecommender((item_based, user_based, interest_path)),
    )
    every: tuple[Recommender, ...] = (hybrid, *alone, *recommenders_by_method(driver), *joined)
    return {one.name: one for one in every}


def choose(known: Mapping[str, Recommender], name: str) -> Recommender:
    """Return the recommender of that name. Raises UnknownRecommenderError."""
    if name not in known:
        raise UnknownRecommenderError(name, list(known))
    return known[name]

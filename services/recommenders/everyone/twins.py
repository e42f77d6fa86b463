"""What does for everyone as a recommender does for one, and its lists block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from neo4j import Driver

from services.recommenders.candidate import Recommender
from services.recommenders.cascade import CascadeRecommender
from services.recommenders.content import ContentRecommender
from services.recommenders.everyone.content import ContentForEveryone
from services.recommenders.everyone.hybrid import HybridForEveryone
from services.recommenders.everyone.interest_path import InterestPathForEveryone
from services.recommenders.everyone.item_based import ItemBasedForEveryone
from services.recommenders.everyone.joined import (
    CascadeForEveryone,
    FusionForEveryone,
    SwitchingForEveryone,
    chosen_of,
)
from services.recommenders.everyone.learned_hybrid import LearnedHybridForEveryone
from services.recommenders.everyone.method import Everyone
from services.recommenders.everyone.one_order import OneOrderForEveryone, trends
from services.recommenders.everyone.social import SocialForEveryone
from services.recommenders.everyone.taste import TasteForEveryone
from services.recommenders.everyone.user_based import UserBasedForEveryone
from services.recommenders.everyone.world import World
from services.recommenders.fusion import FusionRecommender
from services.recommenders.graph_hybrid import GraphHybridRecommender
from services.recommenders.hybrid import HybridRecommender
from services.recommenders.interest_path import InterestPathRecommender
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.learned_hybrid import LearnedHybridRecommender
from services.recommenders.popularity import PopularityRecommender
from services.recommenders.social import SocialRecommender
from services.recommenders.switching import SwitchingRecommender
from services.recommenders.taste import TasteRecommender
from services.recommenders.trending import TrendingRecommender
from services.recommenders.user_based import UserBasedRecommender

CELLS_A_BLOCK = 4_000_000
"""Scores held at once: users of a block times items."""


def twin(driver: Driver, world: World, recommender: Recommender) -> Everyone | None:
    """Return what does for everyone as the recommender does for one, or None."""
    match recommender:
        case ItemBasedRecommender():
            return ItemBasedForEveryone(driver, world, recommender)
        case ContentRecommender():
            return ContentForEveryone(driver, world, recommender)
        case TasteRecommender():
            return TasteForEveryone(driver, world, recommender)
        case UserBasedRecommender():
            return UserBasedForEveryone(driver, world, recommender)
        case InterestPathRecommender():
            return InterestPathForEveryone(driver, world, recommender)
        case SocialRecommender():
            return SocialForEveryone(driver, world, recommender)
        case PopularityRecommender():
            return OneOrderForEveryone(world, world.popularity)
        case TrendingRecommender():
            return OneOrderForEveryone(world, trends(driver, world, recommender))
        case HybridRecommender():
            known = _twins(driver, world, [component.recommender for component in recommender.components])
            weights = [component.weight for component in recommender.components]
            return None if known is None else HybridForEveryone(known, weights, recommender.pool)
        case GraphHybridRecommender():
            return twin(driver, world, recommender.in_parts())
        case LearnedHybridRecommender():
            fixed = twin(driver, world, recommender.fixed)
            return None if fixed is None else LearnedHybridForEveryone(driver, world, recommender, fixed)
        case SwitchingRecommender():
            three = _twins(driver, world, (recommender.behaviour, recommender.interests, recommender.others))
            return None if three is None else SwitchingForEveryone(three, chosen_of(driver, world, recommender.enough))
        case CascadeRecommender():
            two = _twins(driver, world, (recommender.finding, recommender.deciding))
            return None if two is None else CascadeForEveryone(two[0], two[1], recommender.pool)
        case FusionRecommender():
            parts = _twins(driver, world, recommender.components)
            return None if parts is None else FusionForEveryone(world, parts, recommender.k, recommender.depth)
    return None


def _twins(driver: Driver, world: World, parts: Sequence[Recommender]) -> list[Everyone] | None:
    """Return the twins of all, or None where one has none."""
    found = [twin(driver, world, part) for part in parts]
    known = [part for part in found if part is not None]
    return known if len(known) == len(found) else None


def listed(world: World, everyone: Everyone, n: int) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Yield row of the user, columns of the list, best first, and scores: what the recommender's ``recommend`` returns.

    The scores are the same up to rounding in the last digits.
    """
    n_users, n_items = world.shape
    block = max(1, CELLS_A_BLOCK // max(1, n_items))
    for start in range(0, n_users, block):
        for user, (columns, scores) in enumerate(everyone.lists(slice(start, start + block), n), start):
            yield user, columns, scores

"""The Cypher behind a list of recommendations; of a hybrid, that of each of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from services.recommenders.candidate import Recommender
from services.recommenders.hybrid import HybridRecommender
from services.recommenders.interest_path import INTEREST_PATH, InterestPathRecommender
from services.recommenders.item_based import ITEM_BASED, ItemBasedRecommender
from services.recommenders.popularity import POPULARITY, PopularityRecommender
from services.search.question import Question


def list_questions(recommender: Recommender, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
    """Return, by the name of the recommender, the question that scores the items of the user's list."""
    match recommender:
        case HybridRecommender():
            parts = (component.recommender for component in recommender.components)
            return {name: one for part in parts for name, one in list_questions(part, user_id, item_ids).items()}
        case ItemBasedRecommender():
            query = ITEM_BASED
        case InterestPathRecommender():
            query = INTEREST_PATH
        case PopularityRecommender():
            query = POPULARITY
        case _:
            return {}
    return {recommender.name: Question(query, recommender.parameters(user_id, item_ids))}

"""The Cypher behind a list of recommendations; of a hybrid, that of each of its parts."""

from __future__ import annotations

import re

from services.recommenders.candidate import Recommender
from services.recommenders.hybrid import HybridRecommender
from services.recommenders.interest_path import INTEREST_PATH
from services.recommenders.item_based import ITEM_BASED
from services.recommenders.popularity import POPULARITY
from services.search.question import Question

QUERIES = {"interest-path": INTEREST_PATH, "item-based": ITEM_BASED, "popularity": POPULARITY}


def list_questions(recommender: Recommender, user_id: str, n: int) -> dict[str, Question]:
    """Return, by the name of the recommender, the question it asks for the user's list."""
    if isinstance(recommender, HybridRecommender):
        parts = (component.recommender for component in recommender.components)
        return {name: question for part in parts for name, question in list_questions(part, user_id, n).items()}
    query = QUERIES.get(recommender.name)
    if query is None:
        return {}
    asked = {"user_id": user_id, "n": n}
    names = re.findall(r"\$(\w+)", re.sub("//.*", "", query))
    values = {name: asked[name] if name in asked else getattr(recommender, name, None) for name in names}
    return {recommender.name: Question(query, values)}

"""The one service behind the command, the API and the page: recommend, explain, list for everyone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from graph_schema.errors import UnknownItemError
from services.explanations.reasons import Recommendation, explain_candidates
from services.recommenders.candidate import Recommender
from services.recommenders.catalogue import choose

ITEM_EXISTS = "MATCH (i:Item {item_id: $item_id}) RETURN true"
USERS = "MATCH (u:User) RETURN u.user_id AS id ORDER BY id"


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """The one JSON shape of a list: who, by which recommender, and what."""

    user_id: str
    recommender: str
    recommendations: list[Recommendation]


def recommend(
    known: Mapping[str, Recommender], user_id: str, name: str, n: int = 10, language: str = "en"
) -> RecommendationList:
    """Return ``n`` recommendations with reasons. Raises UnknownUserError, UnknownRecommenderError."""
    candidates = choose(known, name).recommend(user_id, n)
    return RecommendationList(user_id, name, explain_candidates(candidates, language))


def explain(
    driver: Driver,
    known: Mapping[str, Recommender],
    user_id: str,
    item_id: str,
    name: str,
    language: str = "en",
) -> RecommendationList:
    """Return the reasons for one item, listed or not; an empty list when nothing speaks for or against it."""
    found, _, _ = driver.execute_query(ITEM_EXISTS, item_id=item_id, routing_=RoutingControl.READ)
    if not found:
        raise UnknownItemError(item_id)
    candidates = choose(known, name).score(user_id, [item_id])
    return RecommendationList(user_id, name, explain_candidates(candidates, language))


def recommend_everyone(
    driver: Driver, known: Mapping[str, Recommender], name: str, n: int = 20
) -> Iterator[tuple[str, str, float]]:
    """Yield user id, item id and score of everyone's list, users in order of their ids, best first."""
    recommender = choose(known, name)
    rows, _, _ = driver.execute_query(USERS, routing_=RoutingControl.READ)
    for row in rows:
        for candidate in recommender.recommend(row["id"], n):
            yield row["id"], candidate.item.id, candidate.score

"""The one service behind the command, the API and the page: recommend, explain, list for everyone."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from graph_schema.errors import UnknownItemError
from services.explanations.reasons import Recommendation, explain_candidates
from services.lists.dials import OFF, Dials
from services.lists.listing import Lists
from services.recommenders.scope import UNSEEN, Scope

ITEM_EXISTS = "MATCH (i:Item {item_id: $item_id}) RETURN true"


@dataclass(frozen=True, slots=True)
class ModelOrder:
    """That a language model was asked for the order of a list.

    ``by`` names the model; None: the list stands as it was, and ``failed`` says why. ``depth`` items could change
    places.
    """

    by: str | None
    depth: int
    failed: str | None


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """The one JSON shape of a list: who, by which recommender, and what.

    ``model_order`` is None where no language model was asked.
    """

    user_id: str
    recommender: str
    recommendations: list[Recommendation]
    model_order: ModelOrder | None = None


def recommend(
    lists: Lists,
    user_id: str,
    name: str,
    n: int = 10,
    language: str = "en",
    scope: Scope = UNSEEN,
    dials: Dials = OFF,
) -> RecommendationList:
    """Return ``n`` recommendations with reasons. Raises UnknownUserError, UnknownRecommenderError."""
    found = lists.best(user_id, name, n, scope, dials)
    return RecommendationList(user_id, name, explain_candidates(found, language))


def explain(lists: Lists, user_id: str, item_id: str, name: str, language: str = "en") -> RecommendationList:
    """Return the reasons for one item, listed or not. Raises UnknownUserError, UnknownItemError."""
    require_item(lists.driver, item_id)
    return RecommendationList(user_id, name, explain_candidates(lists.scored(user_id, name, [item_id]), language))


def require_item(driver: Driver, item_id: str) -> None:
    """Raise UnknownItemError unless the item is in the graph."""
    found, _, _ = driver.execute_query(ITEM_EXISTS, item_id=item_id, routing_=RoutingControl.READ)
    if not found:
        raise UnknownItemError(item_id)

"""Which items a list may hold, and what fills one that is too short."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import Driver, Record, RoutingControl

from graph_schema.cypher import cypher
from services.recommenders.asking import ask, item_node
from services.recommenders.candidate import LEAST, Candidate, Term
from services.recommenders.scope import Comparison, Filter, Scope

ELIGIBLE = cypher(__file__, "eligible")
FILL = cypher(__file__, "fill")
POPULARITY_OF = cypher(__file__, "popularity_of")
FILLING = LEAST
"""What fills a list scores below whatever a path leads to."""


def eligible(driver: Driver, user_id: str, item_ids: Sequence[str], scope: Scope) -> list[str]:
    """Return those of the items that are in the scope, in their order."""
    if not item_ids:
        return []
    rows, _, _ = driver.execute_query(
        ELIGIBLE,
        user_id=user_id,
        item_ids=list(item_ids),
        filter=_clauses(scope),
        parameters_=scope.parameters(),
        routing_=RoutingControl.READ,
    )
    return [row["item_id"] for row in rows]


def of_categories(categories: Sequence[str]) -> Filter | None:
    """Return the filter that asks for items that have each of these categories; None without any."""
    if not categories:
        return None
    clauses = tuple((Comparison("categories", "has", category.lower()),) for category in categories)
    return Filter(" and ".join(f"category = {category!r}" for category in categories), clauses)


def filling(driver: Driver, user_id: str, n: int, scope: Scope) -> list[Candidate]:
    """Return the ``n`` most popular items in the scope, each with one term ``fill``. Raises UnknownUserError."""
    rows = ask(driver, FILL, user_id=user_id, n=n, filter=_clauses(scope), **scope.parameters())
    return [_filler(row) for row in rows]


def fillers(driver: Driver, item_ids: Sequence[str]) -> list[Candidate]:
    """Return these items as they would fill a list."""
    rows, _, _ = driver.execute_query(POPULARITY_OF, item_ids=list(item_ids), routing_=RoutingControl.READ)
    return [_filler(row) for row in rows]


def _filler(row: Record) -> Candidate:
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    return Candidate(item, (fill_term(row["popularity"]),))


def fill_term(popularity: int) -> Term:
    """Return the term of an item that only fills: the more people it pleased the more, and always next to nothing."""
    return Term("fill", FILLING * (1 + popularity) / (2 + popularity), support=popularity)


def _clauses(scope: Scope) -> list[list[dict[str, object]]]:
    return scope.filter.parameters() if scope.filter else []

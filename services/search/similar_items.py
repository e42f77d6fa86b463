"""Items near an item."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question

SIMILAR_ITEMS = cypher(__file__, "similar_items")


@dataclass(frozen=True, slots=True)
class SimilarItem:
    """A neighbour; ``rank`` 1 is the nearest, ``weight`` may exceed 1."""

    item_id: str
    title: str
    title_zh: str | None
    weight: float
    rank: int


def similar_items(driver: Driver, item_id: str, limit: int = 10, method: str | None = None) -> Listing[SimilarItem]:
    """Return the nearest items by the method last chosen, or by another the graph holds, in the order of their rank.

    Empty for an item nobody knows.
    """
    question = Question(SIMILAR_ITEMS, {"item_id": item_id, "method": method, "limit": limit})
    rows = question.ask(driver)
    items = tuple(
        SimilarItem(row["item_id"], row["title"], row["title_zh"], row["weight"], row["rank"]) for row in rows
    )
    return Listing(items, rows[0]["total"] if rows else 0, question)

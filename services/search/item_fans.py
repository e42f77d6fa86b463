"""Users an item pleased."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question

ITEM_FANS = cypher(__file__, "item_fans")


@dataclass(frozen=True, slots=True)
class Fan:
    """A user with the feedback that says most."""

    user_id: str
    name: str | None
    kind: str
    value: float | None
    strength: float


def item_fans(driver: Driver, item_id: str, limit: int = 12) -> Listing[Fan]:
    """Return the users the item pleased most; empty for an item nobody knows."""
    question = Question(ITEM_FANS, {"item_id": item_id, "limit": limit})
    rows = question.ask(driver)
    fans = tuple(Fan(row["user_id"], row["name"], row["kind"], row["value"], row["strength"]) for row in rows)
    return Listing(fans, rows[0]["total"] if rows else 0, question)

"""Users near a user."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question

SIMILAR_USERS = cypher(__file__, "similar_users")


@dataclass(frozen=True, slots=True)
class SimilarUser:
    """A neighbour; ``rank`` 1 is the nearest, ``method`` says by which likeness."""

    user_id: str
    name: str | None
    weight: float
    rank: int
    method: str


def similar_users(driver: Driver, user_id: str, limit: int = 10) -> Listing[SimilarUser]:
    """Return the nearest users in the order of their rank; empty for a user nobody knows."""
    question = Question(SIMILAR_USERS, {"user_id": user_id, "limit": limit})
    rows = question.ask(driver)
    users = tuple(SimilarUser(*(row[name] for name in SimilarUser.__slots__)) for row in rows)
    return Listing(users, rows[0]["total"] if rows else 0, question)

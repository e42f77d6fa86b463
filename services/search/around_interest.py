"""What is tied to an interest: items about it, users drawn to it, interests met beside it."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question

INTEREST_ITEMS = cypher(__file__, "interest_items")
INTEREST_USERS = cypher(__file__, "interest_users")
RELATED_INTERESTS = cypher(__file__, "related_interests")


@dataclass(frozen=True, slots=True)
class InterestItem:
    """An item about the interest; ``weight`` is the largest over ``sources``."""

    item_id: str
    title: str
    title_zh: str | None
    weight: float
    sources: tuple[str, ...]
    popularity: int


@dataclass(frozen=True, slots=True)
class InterestUser:
    """A user drawn to the interest (polarity 1) or put off by it (-1)."""

    user_id: str
    name: str | None
    weight: float
    polarity: int
    evidence: int


@dataclass(frozen=True, slots=True)
class RelatedInterest:
    """An interest met beside this one on ``shared`` items; ``weight`` is their cosine."""

    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    shared: int
    weight: float


def interest_items(driver: Driver, interest_id: str, limit: int = 20) -> Listing[InterestItem]:
    """Return items about the interest; empty for one nobody knows."""
    question = Question(INTEREST_ITEMS, {"interest_id": interest_id, "limit": limit})
    rows = question.ask(driver)
    items = tuple(
        InterestItem(
            row["item_id"],
            row["title"],
            row["title_zh"],
            row["weight"],
            tuple(sorted(row["sources"])),
            row["popularity"],
        )
        for row in rows
    )
    return Listing(items, rows[0]["total"] if rows else 0, question)


def interest_users(driver: Driver, interest_id: str, limit: int = 20) -> Listing[InterestUser]:
    """Return users drawn to the interest, then those put off by it; empty for one nobody knows."""
    question = Question(INTEREST_USERS, {"interest_id": interest_id, "limit": limit})
    rows = question.ask(driver)
    users = tuple(
        InterestUser(row["user_id"], row["name"], row["weight"], row["polarity"], row["evidence"]) for row in rows
    )
    return Listing(users, rows[0]["total"] if rows else 0, question)


def related_interests(driver: Driver, interest_id: str, limit: int = 12) -> Listing[RelatedInterest]:
    """Return interests that share at least two items with this one; empty for one nobody knows."""
    question = Question(RELATED_INTERESTS, {"interest_id": interest_id, "limit": limit})
    rows = question.ask(driver)
    interests = tuple(
        RelatedInterest(row["interest_id"], row["name"], row["name_zh"], row["kind"], row["shared"], row["weight"])
        for row in rows
    )
    return Listing(interests, rows[0]["total"] if rows else 0, question)

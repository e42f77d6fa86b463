"""What a user is drawn to or put off by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question, utc

USER_INTERESTS = cypher(__file__, "user_interests")


@dataclass(frozen=True, slots=True)
class UserInterest:
    """One INTERESTED_IN; ``polarity`` is 1 or -1, ``evidence`` counts interactions and mentions.

    ``stated`` is pinned or added when the person said so.
    """

    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    weight: float
    polarity: int
    evidence: int
    stated: str | None
    first_at: datetime | None
    last_at: datetime | None


def user_interests(driver: Driver, user_id: str, limit: int = 30) -> Listing[UserInterest]:
    """Return the strongest interests, of either polarity; empty for a user nobody knows."""
    question = Question(USER_INTERESTS, {"user_id": user_id, "limit": limit})
    rows = question.ask(driver)
    interests = tuple(user_interest(row) for row in rows)
    return Listing(interests, rows[0]["total"] if rows else 0, question)


def user_interest(row: Mapping[str, Any]) -> UserInterest:
    """Return a row of the query as it is shown."""
    values = {name: row[name] for name in UserInterest.__slots__}
    return UserInterest(**values | {"first_at": utc(row["first_at"]), "last_at": utc(row["last_at"])})

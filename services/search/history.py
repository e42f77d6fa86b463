"""What a user did, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question, utc

HISTORY = cypher(__file__, "history")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """Events of one kind on one item; ``value`` is the newest, ``strength`` what they say from -2 to 2."""

    item_id: str
    title: str
    title_zh: str | None
    kind: str
    value: float | None
    count: int
    last_at: datetime | None
    strength: float | None


def user_history(driver: Driver, user_id: str, limit: int = 20) -> Listing[HistoryRow]:
    """Return the newest interactions; empty for a user nobody knows."""
    question = Question(HISTORY, {"user_id": user_id, "limit": limit})
    rows = [dict(row) for row in question.ask(driver)]
    total = rows[0]["total"] if rows else 0
    history = tuple(
        HistoryRow(
            row["item_id"],
            row["title"],
            row["title_zh"],
            row["kind"],
            row["value"],
            row["count"],
            utc(row["last_at"]),
            row["strength"],
        )
        for row in rows
    )
    return Listing(history, total, question)

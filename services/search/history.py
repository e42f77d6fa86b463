"""What a user did, item by item, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.cursor import decode_cursor, encode_cursor
from services.search.question import Listing, Question, utc

HISTORY = cypher(__file__, "history")
LATER = 2**53
"""Later than any event, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Events of one kind; ``value`` is the newest, ``strength`` what they say from -2 to 2."""

    kind: str
    value: float | None
    count: int
    last_at: datetime | None
    strength: float | None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An item met, with the feedback on it, newest first."""

    item_id: str
    title: str
    title_zh: str | None
    last_at: datetime | None
    feedback: tuple[Feedback, ...]


def user_history(driver: Driver, user_id: str, limit: int = 20, cursor: str | None = None) -> Listing[HistoryRow]:
    """Return the items met, the last first; empty for a user nobody knows. Raises InvalidCursorError."""
    newest, after = decode_cursor(cursor, (int, str)) or [LATER, ""]
    question = history_question(user_id, limit, newest, after)
    rows = question.ask(driver)
    history = tuple(history_row(row) for row in rows)
    return Listing(history, rows[0]["total"] if rows else 0, question, next_cursor(rows, limit))


def history_question(user_id: str, limit: int, newest: int = LATER, after: str = "") -> Question:
    """Return what is asked for the items met, from the last one or after a given one."""
    return Question(HISTORY, {"user_id": user_id, "newest": newest, "after": after, "limit": limit})


def next_cursor(rows: Sequence[Mapping[str, Any]], limit: int) -> str | None:
    """Return where the list goes on after these rows; None when they were the last."""
    last = rows[-1] if rows and len(rows) == limit else None
    return encode_cursor([last["newest"], last["item_id"]]) if last else None


def history_row(row: Mapping[str, Any]) -> HistoryRow:
    """Return a row of the query as it is shown."""
    feedback = tuple(
        Feedback(kind, value, count, utc(at), strength) for kind, value, count, at, strength in row["feedback"]
    )
    return HistoryRow(row["item_id"], row["title"], row["title_zh"], utc(row["last_at"]), feedback)

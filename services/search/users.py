"""Users: page by page, some to start from, and one in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownUserError
from services.search.cursor import decode_cursor, encode_cursor
from services.search.question import Listing, Question, utc

USER_PAGE = cypher(__file__, "user_page")
BUSY_USERS = cypher(__file__, "busy_users")
USER = cypher(__file__, "user")


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user in a list."""

    user_id: str
    name: str | None
    interactions: int
    interests: int


@dataclass(frozen=True, slots=True)
class OwnCommunity:
    """A community a user is in; ``level`` 1 is broad, 2 fine."""

    community_id: str
    level: int
    name: str
    name_zh: str


@dataclass(frozen=True, slots=True)
class UserSummary:
    """A user in figures, and where they belong; ``rating_mean`` is in the unit of the source's ratings."""

    user_id: str
    name: str | None
    rating_mean: float | None
    newest_at: datetime | None
    items: int
    events: int
    interests: int
    texts: int
    tags: int
    follows: int
    followers: int
    communities: tuple[OwnCommunity, ...]


def user_page(driver: Driver, limit: int = 20, cursor: str | None = None) -> Listing[UserRow]:
    """Return users in order of their ids. Raises InvalidCursorError."""
    after = decode_cursor(cursor, (str,)) or [""]
    question = Question(USER_PAGE, {"after": after[0], "limit": limit})
    listing = _listing(driver, question)
    full = len(listing.rows) == limit and listing.rows
    return Listing(listing.rows, listing.total, question, encode_cursor([listing.rows[-1].user_id]) if full else None)


def busy_users(driver: Driver, limit: int = 8) -> Listing[UserRow]:
    """Return users with many interactions, to start from."""
    return _listing(driver, Question(BUSY_USERS, {"limit": limit}))


def user_summary(driver: Driver, user_id: str) -> UserSummary:
    """Return one user in figures. Raises UnknownUserError."""
    rows = Question(USER, {"user_id": user_id}).ask(driver)
    if not rows:
        raise UnknownUserError(user_id)
    return summary_of(rows[0])


def summary_of(row: Mapping[str, Any]) -> UserSummary:
    """Return a row of the query as it is shown."""
    values = {name: row[name] for name in UserSummary.__slots__}
    communities = tuple(OwnCommunity(*one) for one in row["communities"])
    return UserSummary(**values | {"newest_at": utc(row["newest_at"]), "communities": communities})


def _listing(driver: Driver, question: Question) -> Listing[UserRow]:
    rows = question.ask(driver)
    users = tuple(UserRow(row["user_id"], row["name"], row["interactions"], row["interests"]) for row in rows)
    return Listing(users, rows[0]["total"] if rows else 0, question)

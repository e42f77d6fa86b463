"""Interests: page by page, and one with all its fields."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownInterestError
from services.search.cursor import decode_cursor, encode_cursor
from services.search.question import Listing, Question

INTEREST_PAGE = cypher(__file__, "interest_page")
INTEREST = cypher(__file__, "interest")
MOST_SUPPORT = 2**53


@dataclass(frozen=True, slots=True)
class InterestRow:
    """An interest in a list; ``support`` counts the items and texts that carry it."""

    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    support: int
    specificity: float


@dataclass(frozen=True, slots=True)
class InterestDetail:
    """An interest with all its fields; ``dropped`` says why it takes no part in weights."""

    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    language: str | None
    aliases: tuple[str, ...]
    support: int
    specificity: float
    dropped: str | None
    items: int
    users: int
    mentions: int


def interest_page(driver: Driver, limit: int = 20, cursor: str | None = None) -> Listing[InterestRow]:
    """Return the interests in use, those carried by most first. Raises InvalidCursorError."""
    support, after = decode_cursor(cursor, (int, str)) or [MOST_SUPPORT, ""]
    question = Question(INTEREST_PAGE, {"support": support, "after": after, "limit": limit})
    rows = question.ask(driver)
    interests = tuple(
        InterestRow(row["interest_id"], row["name"], row["name_zh"], row["kind"], row["support"], row["specificity"])
        for row in rows
    )
    last = interests[-1] if interests and len(interests) == limit else None
    return Listing(
        interests,
        rows[0]["total"] if rows else 0,
        question,
        encode_cursor([last.support, last.interest_id]) if last else None,
    )


def interest_detail(driver: Driver, interest_id: str) -> InterestDetail:
    """Return one interest with all its fields. Raises UnknownInterestError."""
    rows = Question(INTEREST, {"interest_id": interest_id}).ask(driver)
    if not rows:
        raise UnknownInterestError(interest_id)
    row = dict(rows[0])
    return InterestDetail(**row | {"aliases": tuple(row["aliases"])})

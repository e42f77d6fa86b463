"""Items: page by page, some to start from, and one with all its fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownItemError
from services.search.cursor import decode_cursor, encode_cursor
from services.search.question import Listing, Question, utc

ITEM_PAGE = cypher(__file__, "item_page")
POPULAR_ITEMS = cypher(__file__, "popular_items")
ITEM = cypher(__file__, "item")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in a list; ``popularity`` counts the users it pleased."""

    item_id: str
    title: str
    title_zh: str | None
    creators: tuple[str, ...]
    year: int | None
    popularity: int


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """An item with all its fields; without a title its id is its title."""

    item_id: str
    title: str
    title_zh: str | None
    description: str | None
    description_zh: str | None
    categories: tuple[str, ...]
    creators: tuple[str, ...]
    brand: str | None
    year: int | None
    price: float | None
    url: str | None
    image: str | None
    published_at: datetime | None
    is_available: bool
    popularity: int
    interactions: int
    interests: int
    documents: int
    tags: int


def item_page(driver: Driver, limit: int = 20, cursor: str | None = None) -> Listing[ItemRow]:
    """Return items in order of their ids. Raises InvalidCursorError."""
    after = decode_cursor(cursor, (str,)) or [""]
    question = Question(ITEM_PAGE, {"after": after[0], "limit": limit})
    listing = _listing(driver, question)
    full = len(listing.rows) == limit and listing.rows
    return Listing(listing.rows, listing.total, question, encode_cursor([listing.rows[-1].item_id]) if full else None)


def popular_items(driver: Driver, limit: int = 8) -> Listing[ItemRow]:
    """Return the items that pleased most people."""
    return _listing(driver, Question(POPULAR_ITEMS, {"limit": limit}))


def item_detail(driver: Driver, item_id: str) -> ItemDetail:
    """Return one item with all its fields. Raises UnknownItemError."""
    rows = Question(ITEM, {"item_id": item_id}).ask(driver)
    if not rows:
        raise UnknownItemError(item_id)
    fields, *counts = rows[0].values()
    return ItemDetail(
        item_id,
        fields.get("title") or item_id,
        fields.get("title_zh"),
        fields.get("description"),
        fields.get("description_zh"),
        tuple(fields.get("categories") or ()),
        tuple(fields.get("creators") or ()),
        fields.get("brand"),
        fields.get("year"),
        fields.get("price"),
        fields.get("url"),
        fields.get("image"),
        utc(fields.get("published_at")),
        fields.get("is_available", True),
        fields.get("popularity", 0),
        *counts,
    )


def _listing(driver: Driver, question: Question) -> Listing[ItemRow]:
    rows = question.ask(driver)
    items = tuple(
        ItemRow(
            row["item_id"],
            row["title"],
            row["title_zh"],
            tuple(row["creators"] or ()),
            row["year"],
            row["popularity"],
        )
        for row in rows
    )
    return Listing(items, rows[0]["total"] if rows else 0, question)

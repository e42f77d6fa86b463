"""The fields of an item that a filter may look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A property of Item, and what it holds: text, texts (a list), number, day or truth."""

    property: str
    holds: str


FIELDS = {
    "id": Field("item_id", "text"),
    "title": Field("title", "text"),
    "title_zh": Field("title_zh", "text"),
    "category": Field("categories", "texts"),
    "creator": Field("creators", "texts"),
    "brand": Field("brand", "text"),
    "owner": Field("brand", "text"),
    "year": Field("year", "number"),
    "price": Field("price", "number"),
    "popularity": Field("popularity", "number"),
    "published": Field("published_at", "day"),
    "available": Field("is_available", "truth"),
}

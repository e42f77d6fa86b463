"""Gorse's JSON lines: users, items, feedback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_schema.errors import RowError
from graph_schema.records import Interaction, Item, Record, User
from loaders.sources.amazon_metadata import price
from loaders.sources.fields import at_seconds, number, optional, required
from loaders.sources.json_lines import read_json_lines
from loaders.sources.peek import Peek
from loaders.sources.source import Fields, Layout, Opened, SourceOptions, Table

NO_TIME = "0001-"
"""The time that Gorse writes where there is none."""
NAMED_LABELS = {"brand", "creators", "year", "price", "url", "image", "title_zh"}


def parse_user(fields: Fields) -> Sequence[Record]:
    """Return a user; the comment is the name, labels are left out."""
    return (User(required(fields, "UserId"), optional(fields, "Comment")),)


def parse_item(fields: Fields) -> Sequence[Record]:
    """Return an item; the comment is its title, labels without a place of their own are categories."""
    labels = fields.get("Labels")
    named = labels if isinstance(labels, Mapping) else {}
    others = labels if isinstance(labels, list) else [v for name, v in named.items() if name not in NAMED_LABELS]
    year = number(named, "year") if named.get("year") is not None else None
    return (
        Item(
            required(fields, "ItemId"),
            title=optional(fields, "Comment"),
            categories=texts([fields.get("Categories"), others]),
            creators=texts(named.get("creators")),
            brand=optional(named, "brand"),
            year=int(year) if year is not None and year.is_integer() else None,
            price=price(named.get("price")),
            url=optional(named, "url"),
            image=optional(named, "image"),
            published_at=_at(fields),
            is_available=False if fields.get("IsHidden") is True else None,
            title_zh=optional(named, "title_zh"),
        ),
    )


def parse_feedback(fields: Fields) -> Sequence[Record]:
    """Return an event; the value 0 is Gorse's word for none."""
    value = number(fields, "Value") if fields.get("Value") is not None else 0.0
    return (
        Interaction(
            required(fields, "UserId"),
            required(fields, "ItemId"),
            required(fields, "FeedbackType"),
            _at(fields),
            value or None,
        ),
    )


def texts(value: Any) -> tuple[str, ...]:
    """Return the texts in a list that may hold lists; numbers, as of embeddings, are none."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(text for part in value for text in texts(part)))


def _at(fields: Fields) -> Any:
    text = fields.get("Timestamp")
    if isinstance(text, str) and text.startswith(NO_TIME):
        return None
    try:
        return at_seconds(fields, "Timestamp")
    except RowError:
        raise RowError(f"Timestamp is no time such as 2026-01-31T12:00:00Z: {text!r:.60}") from None


LAYOUTS = {
    "users": Layout("users", parse_user, rank=0),
    "items": Layout("items", parse_item, rank=1),
    "feedback": Layout("feedback", parse_feedback),
}


class Gorse:
    """What Gorse exports, and imports."""

    name = "gorse"
    looks_for = "JSON lines with UserId and Labels, with ItemId and Categories, or with FeedbackType, UserId, ItemId"

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files."""
        kinds = ((file, kind) for file in files if (kind := _kind(file)))
        return Opened(tuple(Table(LAYOUTS[kind], file.path, read_json_lines) for file, kind in kinds))

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _kind(file: Peek) -> str | None:
    if {"FeedbackType", "UserId", "ItemId"} <= file.keys:
        return "feedback"
    if "ItemId" in file.keys and "UserId" not in file.keys:
        return "items"
    return "users" if "UserId" in file.keys and "ItemId" not in file.keys else None

"""Puts a prefix before every id of a second source, so that its ids never meet those of the first."""

from __future__ import annotations

from dataclasses import replace

from graph_schema.records import (
    Authorship,
    Distinction,
    Document,
    Follow,
    Interaction,
    Item,
    Merge,
    Record,
    Statement,
    Subject,
    Tagging,
    User,
)

PREFIXED: dict[type, tuple[str, ...]] = {
    User: ("user_id",),
    Item: ("item_id",),
    Interaction: ("user_id", "item_id", "event_id"),
    Tagging: ("user_id", "item_id"),
    Document: ("document_id", "user_id", "item_id"),
    Follow: ("user_id", "friend_id"),
    Statement: ("user_id",),
    Authorship: ("user_id", "document_id"),
    Subject: ("document_id", "item_id"),
    Merge: (),
    Distinction: (),
}


def with_prefix(record: Record, prefix: str) -> Record:
    """Return the record with ``prefix`` before each of its ids; an empty prefix changes nothing."""
    if not prefix:
        return record
    ids = ((name, getattr(record, name)) for name in PREFIXED[type(record)])
    return replace(record, **{name: prefix + value for name, value in ids if value is not None})

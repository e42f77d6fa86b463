"""What a cleaning step is, and the texts and ids of each kind of record that steps work on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

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
from loaders.sources.source import Layout

IDS: dict[type, tuple[str, ...]] = {
    User: ("user_id",),
    Item: ("item_id",),
    Interaction: ("user_id", "item_id", "kind", "event_id"),
    Tagging: ("user_id", "item_id"),
    Document: ("document_id", "user_id", "item_id"),
    Follow: ("user_id", "friend_id"),
    Statement: ("user_id", "interest_id"),
    Authorship: ("user_id", "document_id"),
    Subject: ("document_id", "item_id"),
    Merge: ("interest_id", "into_id"),
    Distinction: ("interest_id", "other_id"),
}
LINES: dict[type, tuple[str, ...]] = {
    User: ("name",),
    Item: ("title", "brand", "title_zh", "categories", "creators"),
    Interaction: (),
    Tagging: ("tag",),
    Document: ("title",),
    Follow: (),
    Statement: (),
    Authorship: (),
    Subject: (),
    Merge: ("by", "why"),
    Distinction: ("by", "why"),
}
TEXTS: dict[type, tuple[str, ...]] = {
    User: (),
    Item: ("description", "description_zh"),
    Interaction: (),
    Tagging: (),
    Document: ("text",),
    Follow: (),
    Statement: (),
    Authorship: (),
    Subject: (),
    Merge: (),
    Distinction: (),
}
"""``IDS`` are names to be compared, ``LINES`` texts of one line, ``TEXTS`` texts of several."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether a value is possible: the layout's scale and earliest time, and the time now."""

    layout: Layout
    now: datetime


Clean = Callable[[Record, Rules], Record | None]
"""Returns the same record, another one, or None (not needed); raises RowError to reject the row."""


@dataclass(frozen=True, slots=True)
class Step:
    """One cleaning step by its name."""

    name: str
    summary: str
    clean: Clean


def map_texts(
    record: Record, names: tuple[str, ...], change: Callable[[str], str | None], empty: str | None = None
) -> Record:
    """Return the record with its named texts changed; the very same record where nothing changes.

    ``empty`` takes the place of a text of which nothing is left.
    """
    changes: dict[str, object] = {}
    for name in names:
        value = getattr(record, name)
        if not value:
            continue
        if type(value) is tuple:
            parts = (change(part) for part in value)
            new: object = tuple(dict.fromkeys(part for part in parts if part))
        else:
            new = change(value) or empty
        if new != value:
            changes[name] = new
    return replace(record, **changes) if changes else record  # type: ignore[arg-type]

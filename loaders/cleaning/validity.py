"""The last look at a record, which no option leaves out: what Neo4j could not store is rejected."""

from __future__ import annotations

import math

from graph_schema.errors import RowError
from graph_schema.records import Document, Interaction, Item, Record, Tagging
from loaders.cleaning.step import IDS, LINES, TEXTS

LAST_YEAR = 9999
LONGEST_ID = 2000
"""Characters; an index entry of Neo4j holds about 8,000 bytes."""


def check_record(record: Record) -> None:
    """Raise RowError where an id is missing or too long, a value not finite, or a text not Unicode."""
    kind = type(record)
    for name in IDS[kind]:
        value = getattr(record, name)
        if value is None:
            continue
        if not value:
            raise RowError(f"{name} is missing")
        if len(value) > LONGEST_ID:
            raise RowError(f"{name} has {len(value)} characters; at most {LONGEST_ID} can be stored")
        if not value.isascii():
            _check_unicode(name, value)
    if isinstance(record, Interaction):
        if record.value is not None and not math.isfinite(record.value):
            raise RowError(f"value {record.value} is not a finite number")
        return
    if isinstance(record, Item):
        _check_numbers(record)
    if isinstance(record, Document) and not record.text:
        raise RowError("text is missing")
    if isinstance(record, Tagging) and not record.tag:
        raise RowError("tag is missing")
    for name in LINES[kind] + TEXTS[kind]:
        value = getattr(record, name)
        for text in value if isinstance(value, tuple) else (value,):
            if text and not text.isascii():
                _check_unicode(name, text)


def _check_numbers(item: Item) -> None:
    if item.year is not None and abs(item.year) > LAST_YEAR:
        raise RowError(f"year {item.year} is no year")
    if item.price is not None and not math.isfinite(item.price):
        raise RowError(f"price {item.price} is not a finite number")


def _check_unicode(name: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise RowError(f"{name} holds half a character (a lone surrogate); write it as UTF-8") from None

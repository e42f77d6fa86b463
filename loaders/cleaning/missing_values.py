"""Missing values: placeholders such as ``NaN`` or ``\\N`` go; a row without its ids is rejected."""

from __future__ import annotations

from graph_schema.errors import RowError
from graph_schema.records import Document, Interaction, Record, Tagging
from loaders.cleaning.step import IDS, LINES, TEXTS, Rules, map_texts

NO_ID = frozenset({"", "nan", "NaN", "null", "NULL", "None", "N/A", "n/a", "\\N", "undefined"})
NO_TEXT = frozenset({"", "nan", "NaN", "null", "NULL", "N/A", "n/a", "\\N", "undefined"})
OPTIONAL = {"event_id"}


def clean_missing_values(record: Record, rules: Rules) -> Record | None:
    """Return the record without placeholders; None for a document whose text is one."""
    kind = type(record)
    for name in IDS[kind]:
        value = getattr(record, name)
        if value in NO_ID and name not in OPTIONAL:
            raise RowError(f"{name} is missing: {value!r} stands for no value")
    if isinstance(record, Interaction):
        return record
    record = map_texts(record, LINES[kind] + TEXTS[kind], _without_placeholder)
    if isinstance(record, Document) and not record.text:
        return None
    if isinstance(record, Tagging) and not record.tag:
        raise RowError("tag is missing")
    return record


def _without_placeholder(text: str) -> str | None:
    return None if text.strip() in NO_TEXT else text

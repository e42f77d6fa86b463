"""Missing values: placeholders such as ``NaN`` or ``\\N`` are no values; a row without its ids is rejected."""

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
    if kind is Interaction:
        if record.user_id not in NO_ID and record.item_id not in NO_ID and record.event_id is None:  # type: ignore[union-attr]
            return record
    for name in IDS[kind]:
        value = getattr(record, name)
        if value in NO_ID and name not in OPTIONAL:
            raise RowError(f"{name} is missing: {value!r} stands for no value")
    record = map_texts(
        record, LINES[kind] + TEXTS[kind], lambda text: None if text.strip() in NO_TEXT else text
    )
    if kind is Document and not record.text:  # type: ignore[union-attr]
        return None
    if kind is Tagging and not record.tag:  # type: ignore[union-attr]
        raise RowError("tag is missing")
    return record

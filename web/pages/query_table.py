"""The answer of a named query as a table to read: names with links instead of ids, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from web.drawing import ENDPOINTS, page_address

LABELS = {label.lower(): label for label in ENDPOINTS}


class Tabular(Protocol):
    """Rows under the names of their columns."""

    @property
    def columns(self) -> tuple[str, ...]: ...

    def records(self) -> list[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``address`` is the page of the node it names."""

    value: Any
    address: str | None = None

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, (int, float)) and not isinstance(self.value, bool)

    @property
    def is_time(self) -> bool:
        return isinstance(self.value, datetime)


@dataclass(frozen=True, slots=True)
class QueryTable:
    """Columns that are shown, by name, and their cells row by row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def is_numeric(self, place: int) -> bool:
        return any(row[place].is_number for row in self.rows)


def query_table(found: Tabular, language: str) -> QueryTable:
    """Leave out ``x_zh`` and ``x_id`` where there is ``x``, and ``id`` beside ``label``: the name takes their place."""
    every = set(found.columns)
    shown = tuple(column for column in found.columns if not _is_part(column, every))
    rows = tuple(tuple(_cell(record, column, language) for column in shown) for record in found.records())
    return QueryTable(shown, rows)


def _is_part(column: str, every: set[str]) -> bool:
    for ending in ("_zh", "_id"):
        if column.endswith(ending) and column.removesuffix(ending) in every:
            return True
    return column == "id" and "label" in every


def _cell(record: Mapping[str, Any], column: str, language: str) -> Cell:
    label, id = _node(record, column)
    name = record[column]
    if language == "zh" and record.get(f"{column}_zh"):
        name = record[f"{column}_zh"]
    if id is None:
        return Cell(", ".join(map(str, name)) if isinstance(name, list) else name)
    return Cell(name or id, page_address(label, id) if label in ENDPOINTS else None)


def _node(record: Mapping[str, Any], column: str) -> tuple[str, Any]:
    """Return label and id of the node that the column names; no id when it names none."""
    if column == "name" and "label" in record:
        return str(record["label"]), record.get("id")
    return LABELS.get(column.rpartition("_")[2], ""), record.get(f"{column}_id")

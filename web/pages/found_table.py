"""Rows of any query as a table to read, and its parameters as lines to write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_schema.errors import RefusedCypherError
from services.asking.saying import LABELS
from services.queries.guard.cells import NodeCell, TieCell
from services.queries.guard.running import Answered
from web.drawing import ENDPOINTS, page_address
from web.pages.query_table import Cell, QueryTable, query_table

LONGEST_SHOWN = 300
YEARS = frozenset({"year", "published"})
"""Columns whose numbers are read without a mark at the thousands."""


def found_table(found: Answered, language: str, with_ids: bool) -> QueryTable:
    """Return the rows with links; without ids, names take their place as in the tables of named queries."""
    if not with_ids:
        flat = [
            tuple(_flat(column, value, language) for column, value in zip(found.columns, row, strict=True))
            for row in found.rows
        ]
        plain = replace(found, rows=tuple(flat))
        table = query_table(plain, language)
        return QueryTable(table.columns, tuple(tuple(_shown(cell, language) for cell in row) for row in table.rows))
    rows = tuple(
        tuple(_shown(_linked(column, value), language) for column, value in zip(found.columns, row, strict=True))
        for row in found.rows
    )
    return QueryTable(found.columns, rows)


def read_parameters(text: str) -> dict[str, Any]:
    """Read lines ``name = value``: JSON, or a text as it stands. Raises RefusedCypherError."""
    found: dict[str, Any] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, separator, value = line.partition("=")
        if not separator:
            raise RefusedCypherError(f"the line {line[:60]!r} is no parameter", "write each as name = value")
        try:
            found[name.strip().removeprefix("$")] = json.loads(value.strip())
        except (ValueError, RecursionError):
            found[name.strip().removeprefix("$")] = value.strip()
    return found


def _flat(column: str, value: Any, language: str) -> Any:
    if column in YEARS and isinstance(value, int):
        return str(value)
    return _words(value, language) if isinstance(value, list | dict | TieCell) else value


def _linked(column: str, value: Any) -> Cell:
    """Make an id of ours a link: of ``user_id``, ``other_item_id`` and so on."""
    label = LABELS.get(column.removesuffix("_id").rpartition("_")[2]) if column.endswith("_id") else None
    if label in ENDPOINTS and isinstance(value, str) and value:
        return Cell(value, page_address(label, value))
    return Cell(value)


def _shown(cell: Cell, language: str) -> Cell:
    value = cell.value
    if isinstance(value, NodeCell):
        name = value.name_zh if language == "zh" and value.name_zh else value.name
        return Cell(name, page_address(value.label, value.id) if value.label in ENDPOINTS and value.id else None)
    if isinstance(value, TieCell | dict | list):
        text = _words(value, language)
        return Cell(text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…")
    if isinstance(value, bool):
        return Cell(str(value).lower())
    return cell


def _words(value: Any, language: str) -> str:
    if isinstance(value, NodeCell):
        return value.name_zh if language == "zh" and value.name_zh else value.name
    if isinstance(value, TieCell):
        return f"—{value.type}—"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_words(part, language)}" for key, part in value.items())
    if isinstance(value, list):
        is_path = any(isinstance(part, TieCell) for part in value)
        return (" " if is_path else ", ").join(_words(part, language) for part in value)
    return str(value)

"""Values as cells of CSV files: each value has one text, and nothing is lost on the way back."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Any

SEPARATOR = "\x1f"
"""Stands between the elements of a list (Neo4j's importer: ``--array-delimiter=U+001F``)."""
ESCAPE = "\x1b"
"""Doubled it means itself, before ``s`` the separator; alone it is an empty text, and ``n`` after it an empty list."""
EMPTY_LIST = f"{ESCAPE}n"
TRUTHS = {"true": True, "false": False}
NOT_FINITE = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
"""As Java spells them."""
SPECIAL = re.compile(f"[{SEPARATOR}{ESCAPE}]")
ESCAPED = re.compile(f"{ESCAPE}([s{ESCAPE}])")
HEADER_TYPES = {
    "string": "", "int": ":long", "float": ":double", "boolean": ":boolean", "datetime": ":datetime",
    "list of string": ":string[]", "list of int": ":long[]", "list of float": ":double[]",
}  # fmt: skip
"""What the header adds to a column's name, by the type that the model names."""


def write_cell(value: Any) -> str:
    """Return the cell of a value; that of None is empty."""
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(map(write_cell, value)) if value else EMPTY_LIST
    if isinstance(value, str):
        return SPECIAL.sub(_escaped, value) or ESCAPE
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat()
    return repr(value) if math.isfinite(value) else NOT_FINITE[repr(value)]


def read_cell(cell: str, type: str) -> Any:
    """Return the value of a cell, times as text; raises ValueError or KeyError where the cell has another type."""
    if not cell:
        return None
    if type.startswith("list of "):
        inner = type.removeprefix("list of ")
        return [] if cell == EMPTY_LIST else [read_cell(part, inner) for part in cell.split(SEPARATOR)]
    if type == "int":
        return int(cell)
    if type == "float":
        return float(cell)
    if type == "boolean":
        return TRUTHS[cell]
    return "" if cell == ESCAPE else ESCAPED.sub(_plain, cell)


def _escaped(match: re.Match[str]) -> str:
    return f"{ESCAPE}s" if match[0] == SEPARATOR else ESCAPE * 2


def _plain(match: re.Match[str]) -> str:
    return SEPARATOR if match[1] == "s" else ESCAPE

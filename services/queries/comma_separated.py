"""The answer of a named query as CSV, the same for the command and the page."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any, TextIO

from services.queries.running import QueryResult


def write_csv(found: QueryResult, file: TextIO) -> None:
    """Write the columns and the rows; a list is one cell, its parts joined by ``|``, a time is ISO 8601."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(found.columns)
    for row in found.rows:
        writer.writerow(_cell(cell) for cell in row)


def _cell(cell: Any) -> Any:
    if isinstance(cell, list):
        return "|".join(map(str, cell))
    return cell.isoformat() if isinstance(cell, date) else cell

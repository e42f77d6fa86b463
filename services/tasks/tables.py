"""Tables of a split folder: rows with the columns they need, or an error with the place."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from graph_schema.errors import SourceError
from services.tasks.task import Pair

PAIR = ("user", "item")

Row = dict[str, str]


def find_table(folder: Path, name: str) -> Path | None:
    """Return the table ``name`` of the folder, packed or plain; None where there is none."""
    return next((path for path in (folder / f"{name}.gz", folder / name) if path.is_file()), None)


def need_table(folder: Path, name: str) -> Path:
    """Return the table. Raises SourceError where there is none."""
    found = find_table(folder, name)
    if found is None:
        raise SourceError(f"{folder}: no {name}.gz; give the folder of a split")
    return found


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Yield the rows with their lines; none of ``columns`` is empty. Raises SourceError with the place."""
    try:
        with _opened(path) as file:
            reader = csv.DictReader(file, restval="")
            if not set(columns) <= set(reader.fieldnames or ()):
                raise SourceError(f"{path}:1: no columns {','.join(columns)}")
            for row in reader:
                if empty := [column for column in columns if not row[column]]:
                    raise SourceError(f"{path}:{reader.line_num}: {empty[0]} is empty; a row needs {','.join(columns)}")
                yield reader.line_num, row
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path}: cannot be read ({error})") from error


def pairs(path: Path) -> tuple[Pair, ...]:
    """Return users and items, in the order of the file."""
    return tuple((row["user"], row["item"]) for _, row in rows(path, PAIR))


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")

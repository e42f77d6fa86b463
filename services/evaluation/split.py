"""The pairs of a fixed split: what may be learned from, what is held out."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from graph_schema.errors import SourceError

PROTOCOLS: Mapping[str, tuple[str, str]] = {"main": ("train.csv", "test.csv")}
VALID = "valid"

Pair = tuple[str, str]
"""User id and item id."""


@dataclass(frozen=True, slots=True)
class Split:
    """Training pairs in the order of the file, their places in time and their fold; pairs held out."""

    train: tuple[Pair, ...]
    times: tuple[float, ...]
    folds: tuple[str, ...]
    test: tuple[Pair, ...]

    def without_valid(self) -> Split:
        """Return the split in which the fold ``valid`` of the training part is held out instead of the test part."""
        kept = [place for place, fold in enumerate(self.folds) if fold != VALID]
        return Split(
            tuple(self.train[place] for place in kept),
            tuple(self.times[place] for place in kept),
            tuple(self.folds[place] for place in kept),
            tuple(pair for pair, fold in zip(self.train, self.folds, strict=True) if fold == VALID),
        )


def read_split(folder: Path, protocol: str = "main") -> Split:
    """Read the two tables of the protocol. Raises SourceError with the file and what it should be."""
    train, test = (_table(folder, name) for name in PROTOCOLS[protocol])
    rows = list(_rows(train, ("user", "item")))
    if not rows:
        raise SourceError(f"{train}: holds no training pairs")
    held_out = tuple((row["user"], row["item"]) for row in _rows(test, ("user", "item")))
    if not held_out:
        raise SourceError(f"{test}: holds no pairs to find again")
    return Split(
        tuple((row["user"], row["item"]) for row in rows),
        tuple(_time(row.get("t"), train, line) for line, row in enumerate(rows, 2)),
        tuple(row.get("fold") or "" for row in rows),
        held_out,
    )


def _table(folder: Path, name: str) -> Path:
    found = next((path for path in (folder / f"{name}.gz", folder / name) if path.is_file()), None)
    if found is None:
        raise SourceError(f"{folder}: no {name}.gz; give the folder of a split")
    return found


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        with _opened(path) as file:
            reader = csv.DictReader(file)
            if not set(columns) <= set(reader.fieldnames or ()):
                raise SourceError(f"{path}:1: no columns {','.join(columns)}")
            for row in reader:
                if not row["user"] or not row["item"]:
                    raise SourceError(f"{path}:{reader.line_num}: a pair needs a user and an item")
                yield row
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path}: cannot be read ({error})") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def _time(value: str | None, path: Path, line: int) -> float:
    try:
        return float(value or 0)
    except ValueError:
        raise SourceError(f"{path}:{line}: t is not a number") from None

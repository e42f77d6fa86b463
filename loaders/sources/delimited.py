"""Rows of CSV files and of files whose fields a fixed text separates."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from loaders.sources.input import Input
from loaders.sources.parquet import is_parquet, read_parquet
from loaders.sources.source import Malformed, Row

LARGEST_FIELD = 16 * 1024 * 1024
SURPLUS = "surplus_fields"
TEXT = "unread_line"
NEVER_CLOSED = "a quotation mark that is never closed"


class LineFeed:
    """Lines for the csv module: remembers those of the row being read, and gives some of them once more."""

    def __init__(self, source: Input) -> None:
        self.taken: list[str] = []
        self.has_ended = False
        self._lines = source.lines()
        self._again: list[str] = []

    def __iter__(self) -> Iterator[str]:
        taken = self.taken
        while self._again:
            taken.append(self._again.pop())
            yield taken[-1]
        for line in self._lines:
            taken.append(line)
            yield line
        self.has_ended = True

    def give_again(self) -> str:
        """Return the first line of the row; the others come once more, as rows of their own."""
        first, *others = self.taken
        self._again += reversed(others)
        self.taken.clear()
        return first


def read_csv(source: Input, names: Sequence[str] | None = None, delimiter: str = ",") -> Iterator[Row]:
    """Yield the rows of a CSV file, or of a Parquet file; without ``names`` the first row holds them."""
    if is_parquet(source.path):
        yield from read_parquet(source)
        return
    csv.field_size_limit(LARGEST_FIELD)
    feed = LineFeed(source)
    taken, line = feed.taken, 1
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        try:
            for cells in reader:
                if names is None:
                    names = [name.strip() for name in cells] or None
                elif len(cells) == len(names):
                    yield line, dict(zip(names, cells, strict=True))
                elif cells and not _is_open(feed):
                    yield line, uneven(names, cells)
                elif cells:
                    raise csv.Error(NEVER_CLOSED)
                line += len(taken)
                taken.clear()
            return
        except csv.Error as error:
            yield line, Malformed(_reason(error), {TEXT: feed.give_again()})
            line += 1
            reader = csv.reader(feed, delimiter=delimiter)


def read_separated(source: Input, separator: str, names: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the rows of a file without quoting; without ``names`` the first line holds them."""
    for line, text in enumerate(source.lines(), start=1):
        cells = text.rstrip("\r\n").split(separator)
        if names is None:
            names = [name.strip() for name in cells]
        elif len(cells) == len(names):
            yield line, dict(zip(names, cells, strict=True))
        elif cells != [""]:
            yield line, uneven(names, cells)


def uneven(names: Sequence[str], cells: Sequence[str]) -> Malformed:
    """Describe a row with too few or too many cells."""
    fields: dict[str, object] = dict(zip(names, cells, strict=False))
    if len(cells) > len(names):
        fields[SURPLUS] = list(cells[len(names) :])
    return Malformed(f"{len(cells)} fields where {len(names)} are expected ({', '.join(names)})", fields)


def _is_open(feed: LineFeed) -> bool:
    """Say whether the row ran to the end of the file in search of a closing quotation mark."""
    return feed.has_ended and len(feed.taken) > 1 and "".join(feed.taken).count('"') % 2 == 1


def _reason(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"{NEVER_CLOSED}, or a field of over {LARGEST_FIELD >> 20} MiB"
    if "new-line character" in str(error):
        return "a carriage return in the middle of the line"
    return str(error)

"""Rows of CSV files and of files whose fields a fixed text separates."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import islice

from loaders.sources.input import Input
from loaders.sources.source import Malformed, Row

LARGEST_FIELD = 16 * 1024 * 1024
SURPLUS = "surplus_fields"
TEXT = "unread_line"


def read_csv(source: Input, names: Sequence[str] | None = None, delimiter: str = ",") -> Iterator[Row]:
    """Yield the rows of a CSV file; without ``names`` the first row holds them."""
    csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(source.lines(), delimiter=delimiter)
    if names is None:
        names = [name.strip() for name in next((cells for cells in reader if cells), [])]
    width = len(names)
    while True:
        line = reader.line_num + 1
        try:
            for cells in reader:
                if len(cells) == width:
                    yield line, dict(zip(names, cells, strict=True))
                elif cells:
                    yield line, uneven(names, cells)
                line = reader.line_num + 1
            return
        except csv.Error as error:
            yield line, Malformed(_csv_reason(error), {TEXT: _text(source, line, reader.line_num)})


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


def _csv_reason(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"a field of over {LARGEST_FIELD >> 20} MiB: is a quotation mark never closed?"
    if "new-line character" in str(error):
        return "a carriage return in the middle of the line"
    return str(error)


def _text(source: Input, first: int, last: int) -> str:
    """Return the lines of a row as they stand; a row of many lines is read once more."""
    if first == last:
        return source.last_line
    return "".join(islice(Input(source.path).lines(), first - 1, last))

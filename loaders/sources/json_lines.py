"""Rows of files with one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.sources.delimited import TEXT
from loaders.sources.input import Input
from loaders.sources.objects import parse_object
from loaders.sources.parquet import is_parquet, read_parquet
from loaders.sources.source import Fields, Malformed, Row


def read_json_lines(source: Input) -> Iterator[Row]:
    """Yield each line's object, or each row of a Parquet file; blank lines are passed over."""
    if is_parquet(source.path):
        yield from read_parquet(source)
        return
    for line, text in enumerate(source.lines(), start=1):
        if not text.isspace():
            yield line, parse_line(text)


def parse_line(text: str) -> Fields | Malformed:
    """Return the object in a line, or the line as it is and what is wrong with it."""
    try:
        return parse_object(text)
    except ValueError as error:
        return Malformed(str(error), {TEXT: text})

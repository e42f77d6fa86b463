"""Rejected rows, written so that a person can repair them, and loaded again by their own format."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph_schema.errors import SourceError
from loaders.sources.delimited import SURPLUS, TEXT
from loaders.sources.input import Input
from loaders.sources.json_lines import parse_line, read_json_lines
from loaders.sources.peek import Peek
from loaders.sources.source import Fields, Layout, Malformed, Opened, Row, Source, SourceOptions, Table

MARK = "rejects_of"


def header(source: str, format_name: str, options: SourceOptions, prefix: str) -> dict[str, Any]:
    """Return the first line of a rejects file: all it takes to read the others."""
    return {MARK: source, "format": format_name, "prefix": prefix, "options": asdict(options)}


class Rejects:
    """A ``.rejects.jsonl`` file of any format."""

    name = "rejects"
    looks_for = "a .rejects.jsonl file as a load writes it"

    def __init__(self, formats: Sequence[Source]) -> None:
        self._formats = {one.name: one for one in formats}

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return one table for each layout that the rows of a rejects file have."""
        tables: list[Table] = []
        for file in files:
            if MARK in file.keys:
                tables += self._tables(file)
        return Opened(tuple(tables))

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return nothing: rows rejected again keep the layout of their own format."""
        return {}

    def format_of(self, file: Peek) -> tuple[Source, SourceOptions, str]:
        """Return the format of the rows, its options and their prefix."""
        content = json.loads(file.line)
        source = self._formats.get(str(content.get("format")))
        if source is None:
            raise SourceError(
                f"{file.path}:1: no format {content.get('format')!r}; keep the first line as it was written"
            )
        try:
            return source, SourceOptions(**content.get("options", {})), str(content.get("prefix", ""))
        except TypeError as error:
            raise SourceError(f"{file.path}:1: unknown options; keep the first line as it was written") from error

    def _tables(self, file: Peek) -> Iterator[Table]:
        source, options, _ = self.format_of(file)
        layouts = source.layouts(options)
        for layout in layouts.values():
            yield Table(layout, file.path, _reader(layout))
        yield Table(Layout("unknown", lambda fields: ()), file.path, _reader_of_unknown(layouts))


def _reader(layout: Layout) -> Callable[[Input], Iterator[Row]]:
    """Read only the rows of one layout."""

    def read(source: Input) -> Iterator[Row]:
        for line, content in read_json_lines(source):
            if line > 1 and not isinstance(content, Malformed) and content.get("table") == layout.name:
                yield line, repaired(layout, content.get("row"))

    return read


def _reader_of_unknown(layouts: Mapping[str, Layout]) -> Callable[[Input], Iterator[Row]]:
    """Read the rows that no layout claims; each is rejected again as it stands."""

    def read(source: Input) -> Iterator[Row]:
        for line, content in read_json_lines(source):
            if isinstance(content, Malformed):
                yield line, content
            elif line > 1 and content.get("table") not in layouts:
                yield line, Malformed(f"table must be one of {', '.join(layouts)}", content)

    return read


def repaired(layout: Layout, fields: Any) -> Fields | Malformed:
    """Return a row as the format's own reader would have, so that one not yet repaired is rejected again."""
    if not isinstance(fields, dict):
        return Malformed("row must be a JSON object", {TEXT: str(fields)})
    if fields.keys() == {TEXT} and not layout.columns:
        return parse_line(fields[TEXT])
    if fields.keys() == {TEXT} and TEXT not in layout.columns:
        return Malformed(f"give the fields one by one: {', '.join(layout.columns)}", fields)
    if SURPLUS in fields:
        return Malformed(f"surplus fields; give {', '.join(layout.columns)} and remove {SURPLUS}", fields)
    if missing := [name for name in layout.columns if name not in fields]:
        return Malformed(f"{', '.join(missing)} is missing", fields)
    return fields

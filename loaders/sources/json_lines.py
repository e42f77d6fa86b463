"""Rows of files with one JSON object a line."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator

from loaders.sources.delimited import TEXT
from loaders.sources.input import Input
from loaders.sources.source import Fields, Malformed, Row


def read_json_lines(source: Input) -> Iterator[Row]:
    """Yield each line's object; blank lines are passed over."""
    for line, text in enumerate(source.lines(), start=1):
        if text.isspace():
            continue
        yield line, parse_line(text)


def parse_line(text: str) -> Fields | Malformed:
    """Return the object in a line of JSON, or of the Python literals of the oldest Amazon files."""
    try:
        content = json.loads(text)
    except RecursionError:
        return Malformed("JSON nested too deeply", {TEXT: text})
    except ValueError as error:
        content = _python_literal(text)
        if content is None:
            return Malformed(f"not JSON: {error}", {TEXT: text})
    if not isinstance(content, dict):
        return Malformed("not a JSON object", {TEXT: text})
    return content


def _python_literal(text: str) -> object:
    if not text.startswith(("{'", '{"')):
        return None
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None

"""Opaque cursors: the sort key of the last row shown, so that a list goes on where it stopped."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

from graph_schema.errors import InterestGraphError

Key = list[str | int]
LARGEST = 2**63 - 1
"""The largest whole number that the database takes."""


class InvalidCursorError(InterestGraphError):
    """A cursor that no list of this project gave out."""

    def __init__(self, cursor: str) -> None:
        super().__init__(f"cursor {cursor[:40]!r} is not one this list gave out; start again without a cursor")


def encode_cursor(key: Sequence[str | int]) -> str:
    """Return the key as text that fits into a URL."""
    text = json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii").rstrip("=")


def decode_cursor(cursor: str | None, types: Sequence[type]) -> Key | None:
    """Return the key behind a cursor, None without one. Raises InvalidCursorError unless it holds these types."""
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        key = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")).decode("utf-8"))
    except ValueError as error:
        raise InvalidCursorError(cursor) from error
    if not isinstance(key, list) or [type(part) for part in key] != list(types):
        raise InvalidCursorError(cursor)
    if any(isinstance(part, int) and abs(part) > LARGEST for part in key):
        raise InvalidCursorError(cursor)
    return key

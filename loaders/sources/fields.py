"""Single fields of a row: text, numbers and times, each with an error that names the field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from graph_schema.errors import RowError

SHOWN = 40


def required(fields: Mapping[str, Any], name: str) -> str:
    """Return a field as text without outer blanks; raises RowError where it is missing or empty."""
    value = fields.get(name)
    if type(value) is not str:
        if value is None or isinstance(value, (dict, list, bool)):
            raise RowError(f"{name} is missing")
        value = str(value)
    value = value.strip()
    if not value:
        raise RowError(f"{name} is empty")
    return value


def optional(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a field as text, or None where it is missing or blank."""
    value = fields.get(name)
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value).strip() or None


def number(fields: Mapping[str, Any], name: str) -> float:
    """Return a field as a number, which may be NaN or infinite; raises RowError where it is none."""
    value = fields.get(name)
    if value is None or value == "":
        raise RowError(f"{name} is missing")
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise RowError(f"{name} is not a number: {shown(value)}") from None


def at_seconds(fields: Mapping[str, Any], name: str) -> datetime | None:
    """Return a time given in seconds since 1970 UTC; missing and 0 mean unknown."""
    value = fields.get(name)
    if not value:
        return None
    try:
        seconds: float = int(value)
    except (TypeError, ValueError, OverflowError):
        if at := written_time(value):
            return at
        seconds = number(fields, name)
    return from_seconds(seconds, name)


def at_milliseconds(fields: Mapping[str, Any], name: str) -> datetime | None:
    """Return a time given in milliseconds since 1970 UTC; missing and 0 mean unknown."""
    value = fields.get(name)
    return written_time(value) or from_seconds(number(fields, name) / 1000, name) if value else None


def written_time(value: object) -> datetime | None:
    """Return the time or day in a text such as ``2026-01-31T12:00:00Z``, UTC without a zone; None for other texts."""
    if not isinstance(value, str) or "-" not in value:
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def from_seconds(seconds: float, name: str) -> datetime | None:
    """Return the UTC time that many seconds after 1970 began; 0 is unknown."""
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise RowError(f"{name} is no possible time: {shown(seconds)} seconds since 1970") from None


def shown(value: object) -> str:
    """Return a value as an error may show it: quoted and short."""
    text = str(value)
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "...")

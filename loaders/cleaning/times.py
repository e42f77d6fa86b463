"""Impossible times: an event long ago or in the future is rejected, other records lose the time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from graph_schema.errors import RowError
from graph_schema.records import Document, Interaction, Record, Tagging
from loaders.cleaning.step import Rules

CLOCK_ERROR = timedelta(days=1)


def clean_times(record: Record, rules: Rules) -> Record:
    """Return the record with a possible time or none; rejects an interaction, whose time orders a history."""
    at = getattr(record, "at", None)
    if at is None or rules.layout.earliest <= at <= rules.now + CLOCK_ERROR:
        return record
    if type(record) is Interaction:
        day = f"{at:%Y-%m-%d}"
        if at > rules.now:
            raise RowError(f"time {day} is in the future; are milliseconds given as seconds?")
        raise RowError(f"time {day} is before {rules.layout.earliest:%Y}; are seconds given as milliseconds?")
    if isinstance(record, (Tagging, Document)):
        return replace(record, at=None)
    return record

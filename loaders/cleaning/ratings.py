"""Ratings and counts out of range: no number, infinite, or outside the scale of the format."""

from __future__ import annotations

import math

from graph_schema.errors import RowError
from graph_schema.records import Interaction, Record
from loaders.cleaning.step import Rules


def clean_ratings(record: Record, rules: Rules) -> Record:
    """Return the record as it is; rejects an interaction whose value cannot be."""
    if not isinstance(record, Interaction) or record.value is None:
        return record
    value = record.value
    if not math.isfinite(value):
        raise RowError(f"value {value} is not a finite number")
    scale = rules.layout.scale
    if scale and not scale[0] <= value <= scale[1]:
        most = "and more" if math.isinf(scale[1]) else f"to {scale[1]:g}"
        raise RowError(f"value {value:g} is outside the scale, {scale[0]:g} {most}")
    return record

"""Contribution bars: each reason starts where the one before it ended, so that they add up to the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.explanations.reasons import Reason

WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on a scale of 0 to 100; ``is_negative`` when it leads back."""

    start: float
    width: float
    is_negative: bool


def contribution_bars(reasons: Sequence[Reason]) -> list[Bar]:
    """Lay the reasons' contributions end to end, on the scale of the furthest point reached."""
    ends = [0.0]
    for reason in reasons:
        ends.append(ends[-1] + reason.contribution)
    low, high = min(ends), max(ends)
    scale = WIDTH / (high - low) if high > low else 0.0
    bars = []
    for before, after in zip(ends, ends[1:], strict=False):
        left = (min(before, after) - low) * scale
        bars.append(Bar(round(left, 2), round(abs(after - before) * scale, 2), after < before))
    return bars

"""A stretch of text that may become a tag."""

from __future__ import annotations

from dataclasses import dataclass

IN_PASSING = 0.1
"""Confidence of what is only mentioned in passing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words in a text with the confidence that they name an interest, and how the writer feels, in [-1, 1].

    ``is_others`` where the text tells someone else's taste: the writer has shown none.
    """

    start: int
    end: int
    surface: str
    kind: str
    confidence: float
    feeling: float = 0.0
    is_others: bool = False

"""How a Chinese clause feels about what it names, by cues of liking and dislike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.language.candidate import Candidate
from services.language.chinese_comparisons import is_passed_over, sides_that_lose
from services.language.chinese_cues import (
    ASIDES,
    AT_FIRST,
    DENIED,
    DISLIKES,
    FORMERLY,
    GLAD_FACES,
    INTENSE,
    LIKES,
    SAD_FACES,
    STILL,
)
from services.language.english_feelings import measured

SURE = 1.0
"""Confidence of a name whose own words say nothing about the writer's feeling."""
CUE = 0.6
STRONG = 0.85

_BLANK = "\u3000"
_LATIN = re.compile("[A-Za-z]{3}")


def chinese_feeling(clause: str) -> float:
    """Measure one clause in [-1, 1]; 0 where no cue stands in it. A dislike outweighs a liking: 不喜欢 holds 喜欢.

    A liking of old days is one given up, a dislike of old days is no verdict.
    """
    told = ASIDES.sub(_BLANK, clause)
    plain = DENIED.sub(_BLANK, told)
    if DISLIKES.search(plain):
        if AT_FIRST.search(clause):
            return 0.0
        sign = -1.0
    elif plain != told or LIKES.search(plain):
        sign = -1.0 if FORMERLY.search(clause) and not STILL.search(clause) else 1.0
    else:
        return (measured(clause) if _LATIN.search(clause) else 0.0) or _shown(clause)
    return sign * (STRONG if INTENSE.search(clause) else CUE)


def _shown(clause: str) -> float:
    """The feeling of the faces and signs in a clause without words of feeling."""
    if SAD_FACES.search(clause):
        return -CUE
    return CUE if GLAD_FACES.search(clause) else 0.0


def chinese_feelings(text: str, start: int, end: int, found: Sequence[Candidate]) -> list[float]:
    """Return the feeling of a clause about each of its candidates; comparisons split it into two sides."""
    clause = text[start:end]
    if is_passed_over(clause):
        return [-CUE] * len(found)
    for less in sides_that_lose(clause):
        loses = [less[0] <= c.start - start < less[1] for c in found]
        if any(loses):
            return [-CUE if each else CUE for each in loses]
    felt = chinese_feeling(_without(clause, start, found))
    return [felt] * len(found)


def _without(clause: str, start: int, found: Sequence[Candidate]) -> str:
    blanks = list(clause)
    for candidate in (c for c in found if c.confidence >= SURE):
        for at in range(max(candidate.start - start, 0), min(candidate.end - start, len(blanks))):
            blanks[at] = "\u3000"
    return "".join(blanks)

"""How an English clause feels about what it names: VADER and turns of phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.language.candidate import Candidate
from services.language.carrying import FELT
from services.language.english_cues import (
    BEATS,
    DISLIKES,
    FIGURES,
    IRONY,
    LIKES,
    LOSES,
    MOCKING_FACE,
    NOT_THIS,
    PAST,
    WISHES,
)
from services.language.word_lists import valences, word_list

SUBJECTS = word_list("subjects")
CUE = 0.6
FELT_BAD = 0.35
"""A lone mild word is no bad verdict: ``no activation charge``."""
PRAISE = 0.3
VERDICT = 1.2
"""VADER valence, of 4, from which a noun is a verdict and no name."""

_QUOTED = re.compile('["\u201c]([a-z]+(?: [a-z]+)?)["\u201d]')
_CHOOSES = re.compile(r"\b(?:choose|chose|pick(?:ed)?|take|took)\b", re.IGNORECASE)
_CHOSEN_OVER = re.compile(r"\b(?:over|rather than|instead of)\b", re.IGNORECASE)
_PREFERS = re.compile(
    r"\b(?:prefer\w*|(?:rather|sooner) \w+|more of an?|give me)\b", re.IGNORECASE
)  # fmt: skip
_PREFERRED_TO = re.compile(r"\b(?:to|over|rather than|instead of|than)\b", re.IGNORECASE)
_BEATS = re.compile(
    r"\b(?:(?<!nothing )(?<!nothing's )(?<!even )(?:better|easier|nicer|more (?:fun|\w+ing|\w+able|useful)) than|"
    r"superior to|"
    r"(?<!to )(?<!n't )(?<!not )(?<!nothing )(?<!be )beats?)\b",
    re.IGNORECASE,
)
_LOSES = re.compile(r"\b(?:worse|weaker|duller|less \w+|inferior|not as \w+) (?:than|to|as)\b", re.IGNORECASE)
_SWAPS = re.compile(
    r"\b(?:swapped|traded|ditched|switched from|moved from|replaced|gave up|quit|dropped|went from)\b(?P<less>.+?)"
    r"\b(?:for|to|with|in favou?r of)\b",
    re.IGNORECASE,
)
_INSTEAD_OF = re.compile(r"\b(?:instead of|rather than|unlike)\b", re.IGNORECASE)
_MIXED_FACES = re.compile("[\U0001f62d\U0001f602\U0001f923\U0001f605\U0001f643\U0001f642\U0001f480\U0001f622]")
"""Faces that laugh or cry at good and bad things alike."""


def is_verdict(word: str) -> bool:
    """Whether a word by itself says liked or disliked (delight, disaster)."""
    return word.lower() not in SUBJECTS and abs(float(_vader().lexicon.get(word.lower(), 0.0))) >= VERDICT


def feelings(text: str, start: int, end: int, found: Sequence[Candidate]) -> list[float]:
    """Return the feeling of one clause about each of its candidates, in [-1, 1]; 0 where it says nothing.

    The names themselves are left out of the measure: a war novel is no bad feeling.
    """
    clause = text[start:end]
    compared = None if FIGURES.search(clause) else _comparison(clause, start, found)
    if compared is None:
        compared = [_with_cues(clause, _without(clause, start, found))] * len(found)
    return [
        -CUE if c.end > c.start and NOT_THIS.search(clause, 0, c.start - start) else felt
        for c, felt in zip(found, compared, strict=True)
    ]


def measured(clause: str) -> float:
    """Measure one clause in [-1, 1]; 0 where it says too little."""
    return _with_cues(clause, clause)


def is_ironic(sentence: str) -> bool:
    """Whether a sentence praises to mock, be it by marks of quotation around the praise."""
    return IRONY.search(sentence) is not None or any(
        _vader().polarity_scores(quoted)["compound"] >= PRAISE for quoted in _QUOTED.findall(sentence)
    )


def _with_cues(clause: str, nameless: str) -> float:
    if PAST.search(clause):
        return 0.0
    felt = float(_vader().polarity_scores(_MIXED_FACES.sub(" ", nameless))["compound"])
    if DISLIKES.search(clause) or MOCKING_FACE.search(clause):
        return -max(CUE, abs(felt))
    if WISHES.search(clause):
        return max(CUE, felt)
    if LIKES.search(clause) and felt > -FELT:
        return max(CUE, felt)
    return felt if felt >= FELT or felt <= -FELT_BAD else 0.0


def _comparison(clause: str, start: int, found: Sequence[Candidate]) -> list[float] | None:
    """Split ``I prefer A to B``, ``A is better than B``, ``swapped A for B`` and ``A instead of B`` into two sides."""
    for verb, against in ((_PREFERS, _PREFERRED_TO), (_CHOOSES, _CHOSEN_OVER)):
        prefers = verb.search(clause)
        if prefers is None:
            continue
        border = against.search(clause, prefers.end())
        if border is not None and any(c.start - start >= border.end() for c in found):
            return [CUE if c.start - start < border.start() else -CUE for c in found]
        if verb is _PREFERS:
            return [CUE] * len(found)
    for pattern, sign in ((_BEATS, 1.0), (_LOSES, -1.0)):
        border = pattern.search(clause)
        if border is not None and border.group().lower().endswith(("than", "to", "as", "beat", "beats")):
            return [sign * (CUE if c.start - start < border.start() else -CUE / 2) for c in found]
    for pattern, sign in ((BEATS, 1.0), (LOSES, -1.0)):
        border = pattern.search(clause)
        if border is not None and any(c.start - start >= border.end() for c in found):
            return [sign * CUE if c.start - start < border.start() else -sign * CUE for c in found]
    swapped = _SWAPS.search(clause)
    if swapped is not None and any(c.start - start >= swapped.end() for c in found):
        return [CUE if c.start - start >= swapped.end() else -CUE for c in found]
    border = _INSTEAD_OF.search(clause)
    if border is None:
        return None
    felt = measured(_without(clause, start, found))
    return [felt if c.start - start < border.start() else -CUE / 2 for c in found]


def _without(clause: str, start: int, found: Sequence[Candidate]) -> str:
    parts: list[str] = []
    at = 0
    for candidate in sorted(found, key=lambda c: c.start):
        begin, end = candidate.start - start, candidate.end - start
        if end > begin >= at:
            parts += [clause[at:begin], "it"]
            at = end
    return "".join([*parts, clause[at:]])


@cache
def _vader():  # type: ignore[no-untyped-def]
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # reads its lexicon: only when needed

    analyzer = SentimentIntensityAnalyzer()
    analyzer.lexicon.update(valences())
    return analyzer

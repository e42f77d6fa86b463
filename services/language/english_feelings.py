"""How an English clause feels about what it names: VADER and cues of taste."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from services.language.candidate import Candidate
from services.language.word_lists import valences, word_list

FELT = 0.2
"""Smallest feeling, of 1, that counts as a verdict."""

SUBJECTS = word_list("subjects")
CUE = 0.6
VERDICT = 1.2
"""VADER valence, of 4, from which a noun is a verdict and no name."""

_DISLIKES = re.compile(
    r"\b(?:not (?:really |exactly |much of |the biggest |such )*(?:an? )?(?:\w+ )?fan of|n't (?:been )?(?:really )?an? "
    r"(?:\w+ )?fan of|no fan of|never (?:been|was) (?:an? )?(?:\w+ )?fan of|no more|no longer|done with|sick of|"
    r"(?:so |really )?tired of|fed up with|bored (?:of|with|by)|(?:can't|cannot|couldn't|can not|can hardly) "
    r"(?:stand|bear|take|get into|finish)|not (?:really |much )?into|n't (?:really )?(?:get )?into|never got into|"
    r"n't (?:really )?care (?:much )?for|not care for|not for me|(?:not|n't) (?:really )?my (?:thing|cup of tea|taste)|"
    r"enough of|no interest in|not interested in|n't interested in|lost interest in|gave up on|stay(?:ing)? away from|"
    r"too many|too much|never again|overrated|(?:leaves?|left) me cold|put me off|could do without|waste of|"
    r"quit (?=\w)|n't (?:work|hold|last|fit)|not (?:worth|recommend)|n't recommend)",
    re.IGNORECASE,
)
_LIKES = re.compile(
    r"\b(?:fan of|addicted to|obsessed with|hooked on|crazy about|(?:can't|cannot|never) get enough of|keen on|big on|"
    r"interested in|(?:got|get|getting) (?:back )?into|(?:really |so |totally |deeply |very |i'm |am )into|"
    r"in love with|"
    r"a sucker for|(?:can't|cannot|couldn't) (?:stop|put)|more (?:\w+ )?(?:\w+ )?please|passionate about|"
    r"(?:my |all-time )(?:absolute )?favou?rite|my thing|must[- ]have|look(?:ing)? forward to|into|give me)\b",
    re.IGNORECASE,
)
_PREFERS = re.compile(r"\b(?:prefer\w*|rather (?:have|play|read|watch|hear)|choose|chose|pick|take)\b", re.IGNORECASE)
_PREFERRED_TO = re.compile(r"\b(?:to|over|rather than|instead of|than)\b", re.IGNORECASE)
_BEATS = re.compile(
    r"\b(?:(?:better|easier|nicer|more (?:fun|\w+ing|\w+able)) than|superior to|beats?)\b", re.IGNORECASE
)
_LOSES = re.compile(r"\b(?:worse|weaker|duller|less \w+|inferior|not as \w+) (?:than|to|as)\b", re.IGNORECASE)
_INSTEAD_OF = re.compile(r"\b(?:instead of|rather than|unlike)\b", re.IGNORECASE)


def is_verdict(word: str) -> bool:
    """Whether a word by itself says liked or disliked (delight, disaster)."""
    return word.lower() not in SUBJECTS and abs(float(_vader().lexicon.get(word.lower(), 0.0))) >= VERDICT


def feelings(text: str, start: int, end: int, found: Sequence[Candidate]) -> list[float]:
    """Return the feeling of one clause about each of its candidates, in [-1, 1]; 0 where it says nothing.

    The names themselves are left out of the measure: a war novel is no bad feeling.
    """
    clause = text[start:end]
    compared = _comparison(clause, start, found)
    if compared is not None:
        return compared
    return [_with_cues(clause, _without(clause, start, found))] * len(found)


def measured(clause: str) -> float:
    """Measure one clause in [-1, 1]; 0 where it says too little."""
    return _with_cues(clause, clause)


def _with_cues(clause: str, nameless: str) -> float:
    felt = float(_vader().polarity_scores(nameless)["compound"])
    if _DISLIKES.search(clause):
        return -max(CUE, abs(felt))
    if _LIKES.search(clause) and felt > -FELT:
        return max(CUE, felt)
    return felt if abs(felt) >= FELT else 0.0


def _comparison(clause: str, start: int, found: Sequence[Candidate]) -> list[float] | None:
    """Split ``I prefer A to B``, ``A is better than B`` and ``A instead of B`` into a liked and a disliked side."""
    prefers = _PREFERS.search(clause)
    if prefers is not None:
        border = _PREFERRED_TO.search(clause, prefers.end())
        if border is not None and any(c.start - start >= border.end() for c in found) \
                and any(prefers.end() <= c.start - start < border.start() for c in found):  # fmt: skip
            return [CUE if c.start - start < border.start() else -CUE for c in found]
        if prefers.group().lower().startswith("prefer"):
            return [CUE] * len(found)
    for pattern, sign in ((_BEATS, 1.0), (_LOSES, -1.0)):
        border = pattern.search(clause)
        if border is not None and border.group().lower().endswith(("than", "to", "as", "beat", "beats")):
            return [sign * (CUE if c.start - start < border.start() else -CUE / 2) for c in found]
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
        if begin >= at:
            parts += [clause[at:begin], "it"]
            at = end
    return "".join([*parts, clause[at:]])


@cache
def _vader():  # type: ignore[no-untyped-def]
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # reads its lexicon: only when needed

    analyzer = SentimentIntensityAnalyzer()
    analyzer.lexicon.update(valences())
    return analyzer

"""One spelling of an English word where several are usual, and one word where several mean the same in a name."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_CABLES = frozenset({"cord", "lead"})
_HAVE_CABLES = frozenset({"microphone", "guitar", "instrument", "speaker", "bass", "patch", "power", "midi", "usb"})
_SHORT_FORMS = {"mic": "microphone", "mike": "microphone", "amp": "amplifier", "bike": "bicycle", "movie": "film"}


def one_spelling(words: Sequence[str]) -> list[str]:
    """Return the words in American spelling, short forms in full where they are part of a longer name."""
    american = american_spellings()
    spelled = [american.get(word, word) for word in words]
    if len(spelled) < 2:
        return spelled
    spelled = [_SHORT_FORMS.get(word, word) for word in spelled]
    if spelled[-1] in _CABLES and spelled[-2] in _HAVE_CABLES:
        spelled[-1] = "cable"
    return spelled


@cache
def american_spellings() -> Mapping[str, str]:
    """Return British spellings with the American ones."""
    with Path(__file__).with_name("british.csv").open(encoding="utf-8", newline="") as rows:
        return {row["british"]: row["american"] for row in csv.DictReader(rows)}

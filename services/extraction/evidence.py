"""Where in a stored text a model's quote stands; a quote that stands nowhere is no evidence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from services.language.simplified import simplified

_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)\s*$")


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text without marks, case and width; ``places`` holds for each kept character where it stood."""

    text: str
    places: tuple[int, ...]


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Return the span of the first place where the quote's letters and digits stand in this order, else None.

    Case, width, marks, blanks and traditional characters do not matter; the words do.
    """
    wanted = _fold(_ELLIPSIS.sub("", quote)).text
    if not wanted:
        return None
    folded = _fold(text)
    at = folded.text.find(wanted)
    while at >= 0:
        if _stands_alone(text, folded, at, at + len(wanted)):
            return folded.places[at], folded.places[at + len(wanted) - 1] + 1
        at = folded.text.find(wanted, at + 1)
    return None


def _stands_alone(text: str, folded: _Folded, start: int, end: int) -> bool:
    """Whether the span does not begin or end within a Latin word: art is not in party."""
    before, first = folded.places[start] - 1, text[folded.places[start]]
    after, last = folded.places[end - 1] + 1, text[folded.places[end - 1]]
    opens = before < 0 or not (_is_latin(text[before]) and _is_latin(first))
    closes = after >= len(text) or not (_is_latin(text[after]) and _is_latin(last))
    return opens and closes


def _is_latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x2E80


@lru_cache(maxsize=64)
def _fold(text: str) -> _Folded:
    kept: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for one in unicodedata.normalize("NFKC", character).casefold():
            if one.isalnum() or unicodedata.category(one)[0] == "M":
                kept.append(one)
                places.append(at)
    joined = "".join(kept)
    plain = simplified(joined)
    return _Folded(plain if len(plain) == len(joined) else joined, tuple(places))

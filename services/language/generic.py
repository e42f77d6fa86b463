"""Names that tell nothing about a person: generic nouns, verdicts, shelf marks, bare numbers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from services.language.dictionary import is_listed
from services.language.singular import singular
from services.language.word_lists import word_list

_NUMBERS = re.compile(r"[\d\W_]+|(?:19|20)\d\d|\d+(?:st|nd|rd|th|x|pm|am|mm|cm|ft|in|gb|mb|kg|lb|oz)?")
_WORD = re.compile(r"[\w']+(?:[-:][\w']+)*")
_ONE_LETTER = re.compile(r"[^\W\d_]")
FILLERS = word_list("fillers")


def is_generic(name: str) -> bool:
    """Whether a name says too little to be an interest; a name made of generic words only says too little, too."""
    text = " ".join(name.casefold().replace("\u2019", "'").split())
    if not text or _NUMBERS.fullmatch(text):
        return True
    if text.isascii() and len(text) == 1 and _ONE_LETTER.fullmatch(text):
        return True
    known = generic_words()
    if text in known:
        return True
    if not text.isascii():
        return False
    words = _WORD.findall(text)
    if not words or _is_written_as_title(name):
        return False
    words[-1] = singular(words[-1])
    if " ".join(words) in known:
        return True
    return (
        not is_listed(text)
        and text not in _exceptions()
        and all(word in known or word in FILLERS or word.isdigit() for word in words)
    )


def _is_written_as_title(name: str) -> bool:
    """Great Expectations and Little Women are made of generic words, and are none."""
    words = [word for word in name.split() if word.lower() not in FILLERS]
    return sum(word[:1].isupper() for word in words) > 1 and all(_is_title_word(word) for word in words)


def _is_title_word(word: str) -> bool:
    return word.isdigit() or (word[:1].isupper() and not word.isupper())


@cache
def generic_words() -> frozenset[str]:
    """Read the list once; plurals are listed under their singular as well."""
    words = _listed("")
    return frozenset(words | {singular(word) for word in words if word.isascii() and " " not in word})


@cache
def _exceptions() -> frozenset[str]:
    return _listed("!")


def _listed(mark: str) -> frozenset[str]:
    """Words of the lines that open with a mark; the plain ones open with none."""
    text = Path(__file__).with_name("generic.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    marked = [line[1:] for line in lines if line.startswith("!")]
    plain = [line for line in lines if not line.startswith("!")]
    words = (word.strip().casefold() for line in (marked if mark else plain) for word in line.split(","))
    return frozenset(words) - {""}

"""The id that a name gets: its words in one spelling, joined by hyphens."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from services.language.spelling import one_spelling

LONGEST_ID = 100

_ACCENT_ON_LATIN = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_DOT_IN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[\u00b7\u2022\u2027\u30fb](?=[\u3400-\u9fff])")
_INITIALS = re.compile(r"(?<![^-])(?:\w-){1,}\w(?![^-])")
_SURNAME_FIRST = re.compile(r"([^,]{2,}), ([^,]+)")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "inc", "ltd", "llc", "co", "the"})
SHORTEST_BARE = 6
"""Letters of a name that may lose its article: Beatles, but not Who."""


def slug(name: str, kind: str = "topic") -> str:
    """Return the words of a name joined by ``-``, at most 100 characters; empty without a letter or digit.

    Accents on Latin letters do not count. Of people, initials are one word, a surname may come first, and a longer
    name may have an article before it.
    """
    if kind == "person":
        name = _in_order(name)
    words = _words(name)
    if not any(c.isalnum() for word in words for c in word):
        return ""
    if kind == "person":
        words = _person(words)
    elif kind == "topic":
        words = one_spelling(words)
    return _shortened("-".join(words))


def is_word(character: str) -> bool:
    """Whether a character may stand in a word: a letter, a digit, or a mark on one."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKC", name.casefold()).replace("'", "").replace("&", " and ")
    if not text.isascii():
        text = _DOT_IN_HAN.sub("", text)
        text = _ACCENT_ON_LATIN.sub("", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", text)
    words: list[str] = []
    current: list[str] = []
    for character in text + " ":
        if is_word(character) or (current and character in "+#"):
            current.append(character)
        elif current:
            words.append("".join(current))
            current = []
    return words


def _in_order(name: str) -> str:
    """Put a surname that comes first behind the other names: ``King, Stephen``."""
    found = _SURNAME_FIRST.fullmatch(name.strip())
    if found is None or found[2].strip(" .").casefold() in _SUFFIXES:
        return name
    return f"{found[2]} {found[1]}"


def _person(words: list[str]) -> list[str]:
    joined = _INITIALS.sub(lambda found: found[0].replace("-", ""), "-".join(words)).split("-")
    if len(joined) == 2 and joined[0] == "the" and len(joined[1]) >= SHORTEST_BARE:
        return joined[1:]
    return joined


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_ID:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{text[: LONGEST_ID - 9].rstrip('-')}-{digest}"

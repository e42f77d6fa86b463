"""One name for one interest, however it was written: case, plural, hyphen, script, language."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from services.language.dictionary import Entry, dictionary
from services.language.scripts import has_han, language_of
from services.language.simplified import simplified
from services.language.singular import singular

LONGEST_ID = 100
LONGEST_NAME = 200
LOOKED_AT = 1_000
PROPER_KINDS = frozenset({"item", "person", "brand", "place"})

_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_PLAIN = re.compile(r"[a-z0-9 ]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A canonical interest.

    Attributes
    ----------
    interest_id
        Readable and stable: English words joined by ``-``, other scripts as they are; at most 100 characters.
    name
        What to show; resolves to the same ``interest_id`` again.
    language
        en, zh or other: that of ``name``.
    name_zh
        The Chinese name where one is known.
    """

    interest_id: str
    name: str
    language: str
    name_zh: str | None


@lru_cache(maxsize=65_536)
def canonical(surface: str, kind: str = "topic") -> Name | None:
    """Resolve a surface name; None when no letter or digit is in it.

    Names of items, people, brands and places keep their case and their plural (The Beatles); all others are
    common words: lower case, singular, and looked up in the bilingual dictionary.
    """
    name = _clean(surface)
    if kind not in PROPER_KINDS:
        entry = _entry(name)
        if entry is not None:
            return Name(entry.interest_id, entry.name, "en", entry.name_zh)
        name = _settled(name)
        entry = _entry(name)
        if entry is not None:
            return Name(entry.interest_id, entry.name, "en", entry.name_zh)
    interest_id = _slug(name)
    if not interest_id:
        return None
    language = language_of(name)
    return Name(interest_id, name, language, name if language == "zh" else None)


def _clean(surface: str) -> str:
    """Normalise characters: NFKC, no controls, simplified Chinese, single spaces, no marks around."""
    text = surface[:LOOKED_AT]
    for _ in range(3):
        before = text
        text = unicodedata.normalize("NFKC", text).replace("\u2019", "'").replace("\u2018", "'")
        text = "".join(c if unicodedata.category(c)[0] != "C" else " " * (c not in "\u200b\u200c\u200d\ufeff")
                       for c in text)  # fmt: skip
        if has_han(text):
            text = simplified(text)
        text = _BETWEEN_HAN.sub("", " ".join(text.split())[:LONGEST_NAME])
        text = _without_marks_around(text)
        if text == before:
            break
    return text


def _without_marks_around(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not _is_word(text[start]):
        start += 1
    while end > start and not (_is_word(text[end - 1]) or text[end - 1] in "+#'!?"):
        end -= 1
    return text[start:end]


def _settled(name: str) -> str:
    """Lower case, hyphens as spaces, ``&`` as and, the last word in the singular but in a pair (bags and cases)."""
    for _ in range(3):
        before = name
        name = unicodedata.normalize("NFKC", name.casefold())
        if not _PLAIN.fullmatch(name):
            name = name.replace("&", " and ").replace("_", " ")
            name = re.sub(r"[-\u2010-\u2015/]", " ", name)
        head, _, last = " ".join(name.split()).rpartition(" ")
        is_pair = " and " in f" {head} "
        name = _without_marks_around(f"{head} {last if is_pair else singular(last)}".strip())
        if name == before:
            break
    return name


def _slug(name: str) -> str:
    words: list[str] = []
    text = unicodedata.normalize("NFKC", name.casefold()).replace("'", "").replace("&", " and ")
    current: list[str] = []
    for character in text + " ":
        if _is_word(character) or (current and character in "+#"):
            current.append(character)
        elif current:
            words.append("".join(current))
            current = []
    if not any(c.isalnum() for word in words for c in word):
        return ""
    slug = "-".join(words)
    if len(slug) <= LONGEST_ID:
        return slug
    digest = hashlib.sha256(slug.encode()).hexdigest()[:8]
    return f"{slug[: LONGEST_ID - 9].rstrip('-')}-{digest}"


def _is_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _entry(name: str) -> Entry | None:
    known = dictionary()
    slug = _slug(name)
    entry = known.by_key.get(slug)
    if entry is None and "-" in slug:
        entry = known.by_key.get(_slug(_settled(name)))
    return entry or known.by_squashed.get(slug.replace("-", ""))

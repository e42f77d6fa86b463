"""One name for one interest, however it was written: case, plural, hyphen, script, language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from services.language.attributes import ATTRIBUTE, find_attribute
from services.language.dictionary import Entry, dictionary
from services.language.known_names import known_names
from services.language.scripts import has_han, language_of
from services.language.simplified import simplified
from services.language.singular import singular
from services.language.slug import LONGEST_ID, is_word, slug

LONGEST_NAME = 200
LOOKED_AT = 1_000
PROPER_KINDS = frozenset({"item", "person", "brand", "place"})

__all__ = ["LONGEST_ID", "Name", "canonical"]

_ARE_NAMES = frozenset({"lego", "ipad", "nba", "disney", "pixar", "marvel", "minecraft", "pokemon", "gundam"})
"""Listed interests that are a brand or a work of that name, and no other thing."""
_OTHER_IN_PLURAL = frozenset({
    "arms", "apples", "countries", "customs", "folks", "funks", "glasses", "goods", "houses", "looks", "metals",
    "pythons", "rocks", "rubies", "souls", "spirits", "swings", "trances", "waters", "woods",
})  # fmt: skip
"""Plurals that are another thing than the listed singular: rocks are no music, and pythons no programming language."""
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

    Names of items, people, brands and places keep their case and their plural (The Beatles), and are another interest
    than the common word (apple). All others are common words: lower case, singular, in one spelling, and looked up in
    the bilingual dictionary, then among the known names.
    """
    name = _clean(surface)
    if kind == ATTRIBUTE and (known := find_attribute(name)) is not None:
        return Name(known.interest_id, known.name, "en", known.name_zh)
    return _proper(name, kind) if kind in PROPER_KINDS else _common(name)


def _common(name: str) -> Name | None:
    for form in (name, _settled(name)):
        entry = _entry(form) or known_names().find_word(slug(form))
        if entry is not None:
            return _of_entry(entry)
    return _unlisted(_settled(name), "topic")


def _proper(name: str, kind: str) -> Name | None:
    known = known_names().find(slug(name, kind), kind)
    if known is not None:
        return _of_entry(known)
    found = _unlisted(name, kind)
    if found is None or found.interest_id in _ARE_NAMES or found.interest_id not in dictionary().by_key:
        return found
    return Name(f"{found.interest_id}-{kind}", found.name, found.language, found.name_zh)


def _of_entry(entry: Entry) -> Name:
    return Name(entry.interest_id, entry.name, "en", entry.name_zh)


def _unlisted(name: str, kind: str) -> Name | None:
    interest_id = slug(name, kind)
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
    while start < end and not is_word(text[start]):
        start += 1
    while end > start and not (is_word(text[end - 1]) or text[end - 1] in "+#'!?"):
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
        stays = " and " in f" {head} " or (not head and last in _OTHER_IN_PLURAL)
        name = _without_marks_around(f"{head} {last if stays else singular(last)}".strip())
        if name == before:
            break
    return name


def _entry(name: str) -> Entry | None:
    """Look a name up as it is written, in one spelling, settled, and without its hyphens."""
    known = dictionary()
    as_written, spelled = slug(name, "item"), slug(name)
    entry = known.by_key.get(as_written) or known.by_key.get(spelled)
    if entry is None and "-" in as_written:
        settled = _settled(name)
        entry = known.by_key.get(slug(settled, "item")) or known.by_key.get(slug(settled))
    return entry or known.by_squashed.get(as_written.replace("-", ""))

"""Finds known names in a text: the catalogue's titles, brands, people and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from services.language.generic import is_generic
from services.language.scripts import has_han
from services.language.simplified import simplified
from services.language.singular import singular
from services.language.words import is_plain_word

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*[+#]*")
LONGEST_IN_WORDS = 12
LONGEST_IN_HAN = 40
PROPER = frozenset({"item", "person", "brand"})


@dataclass(frozen=True, slots=True)
class Found:
    """A known name, where it stands in the text; ``name`` is its listed spelling."""

    start: int
    end: int
    name: str
    kind: str


class Gazetteer:
    """Known names with their kinds; the time to search grows with the text, not with the number of names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take surface name to kind (item, brand, person, genre, topic); unusable names are left out."""
        self._by_words: dict[tuple[str, ...], tuple[str, str]] = {}
        self._longest_after: dict[str, int] = {}
        self._by_han: dict[str, tuple[str, str]] = {}
        self._lengths_after: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for name in sorted(names):
            if is_generic(name):
                continue
            if has_han(name):
                self._add_han(name, names[name], lengths)
            else:
                self._add_words(name, names[name])
        self._lengths_after = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def __len__(self) -> int:
        return len(self._by_words) + len(self._by_han)

    def find(self, text: str) -> list[Found]:
        """Return the names in the text, leftmost and longest first, none inside another."""
        by_words = self._find_words(text) if self._by_words else []
        by_han = self._find_han(text) if self._by_han else []
        if not by_words or not by_han:
            return by_words or by_han
        return list(_without_overlaps(sorted([*by_words, *by_han], key=lambda f: (f.start, -f.end))))

    def _add_words(self, name: str, kind: str) -> None:
        words = [word.casefold() for word in WORD.findall(name)]
        if not words or len(words) > LONGEST_IN_WORDS or (len(words) == 1 and len(words[0]) < 2):
            return
        keys = [tuple(words)]
        if kind not in PROPER:
            keys.append((*words[:-1], singular(words[-1])))
        for key in keys:
            self._by_words.setdefault(key, (name, kind))
            self._longest_after[key[0]] = max(self._longest_after.get(key[0], 0), len(key))

    def _add_han(self, name: str, kind: str, lengths: dict[str, set[int]]) -> None:
        name = simplified(name.strip("\u300a\u300b "))
        if 2 <= len(name) <= LONGEST_IN_HAN:
            self._by_han.setdefault(name, (name, kind))
            lengths.setdefault(name[:2], set()).add(len(name))

    def _find_words(self, text: str) -> list[Found]:
        tokens = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text)]
        folded = [_folded(token) for _, _, token in tokens]
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            length = self._match_length(folded, at)
            if length:
                name, kind = self._by_words[self._key(folded, at, length)]
                start, end = tokens[at][0], _without_possessive(tokens[at + length - 1])
                if _is_meant(text[start:end], kind):
                    found.append(Found(start, end, name, kind))
                    at += length
                    continue
            at += 1
        return found

    def _match_length(self, folded: list[str], at: int) -> int:
        for length in range(min(self._longest_after.get(folded[at], 0), len(folded) - at), 0, -1):
            if self._key(folded, at, length) in self._by_words:
                return length
        head = singular(folded[at])
        return 1 if (head,) in self._by_words else 0

    def _key(self, folded: list[str], at: int, length: int) -> tuple[str, ...]:
        key = tuple(folded[at : at + length])
        if key in self._by_words:
            return key
        return (*key[:-1], singular(key[-1]))

    def _find_han(self, text: str) -> list[Found]:
        found: list[Found] = []
        at = 0
        while at < len(text) - 1:
            for length in self._lengths_after.get(text[at : at + 2], ()):
                known = self._by_han.get(text[at : at + length])
                if known is not None:
                    found.append(Found(at, at + length, *known))
                    at += length
                    break
            else:
                at += 1
        return found


def _folded(token: str) -> str:
    word = token.casefold().replace("\u2019", "'")
    return word[:-2] if word.endswith("'s") else word


def _without_possessive(token: tuple[int, int, str]) -> int:
    return token[1] - 2 if token[2].casefold().endswith(("'s", "\u2019s")) else token[1]


def _is_meant(quote: str, kind: str) -> bool:
    """A title, person or brand of plain words counts only where it is written with capitals."""
    if kind not in PROPER:
        return True
    words = quote.split()
    if len(words) == 1:
        return quote[:1].isupper() and not is_plain_word(quote) or quote[:1].isdigit()
    return any(word[:1].isupper() for word in words) or not all(is_plain_word(word) for word in words)


def _without_overlaps(found: list[Found]) -> Iterator[Found]:
    end = 0
    for name in found:
        if name.start >= end:
            end = name.end
            yield name

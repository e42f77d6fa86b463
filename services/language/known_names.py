"""Names in both languages that a tag resolves by: people, places, works, brands, words."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.language.dictionary import Entry
from services.language.scripts import has_han
from services.language.slug import slug

WORD = "topic"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Entries of ``names.csv``: by kind and slug of any name, and those that mean the same thing without a kind."""

    of_kind: Mapping[tuple[str, str], Entry]
    of_any: Mapping[str, Entry]

    def find(self, key: str, kind: str) -> Entry | None:
        """Return what a name stands for; one that is also a common word (apple) only where the kind says so."""
        return self.of_kind.get((kind, key))

    def find_word(self, key: str) -> Entry | None:
        """Return what a tag of no telling kind stands for."""
        return self.of_any.get(key)


SHORTEST_LONG = 4
"""Chinese characters of a name that cannot be taken for a common word."""

SEARCHED = {"brand": 2, "item": 3, "person": 3}
"""Fewest characters of a Chinese name that texts are searched for, by kind."""


@cache
def known_names() -> KnownNames:
    """Read the names once."""
    of_kind: dict[tuple[str, str], Entry] = {}
    of_any: dict[str, Entry] = {}
    for entry, kind, is_word in _rows():
        for name in (entry.interest_id, *entry.names):
            of_kind.setdefault((kind, slug(name, kind)), entry)
            if not is_word or _is_long(name):
                of_any.setdefault(slug(name), entry)
    return KnownNames(of_kind, of_any)


@cache
def chinese_names() -> dict[str, str]:
    """Return the Chinese names of brands, works and people that texts are searched for, with their kinds.

    The others are common words too, or short enough to stand within a word.
    """
    return {
        name: kind
        for entry, kind, is_word in _rows()
        if kind in SEARCHED and not is_word
        for name in entry.names
        if has_han(name) and len(name) >= SEARCHED[kind]
    }


def _rows() -> Iterator[tuple[Entry, str, bool]]:
    """Yield each entry of the file with its kind, and whether its names are common words too."""
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
            yield Entry(row["id"], row["english"], row["chinese"], aliases), row["kind"], bool(row["is_word"])


def _is_long(name: str) -> bool:
    return len(name) >= SHORTEST_LONG if has_han(name) else " " in name

"""Names in both languages that a tag resolves by: people, places, works, brands, words."""

from __future__ import annotations

import csv
from collections.abc import Mapping
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
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            entry = Entry(row["id"], row["english"], row["chinese"], tuple(a for a in row["aliases"].split("|") if a))
            for name in (entry.interest_id, *entry.names):
                of_kind.setdefault((row["kind"], slug(name, row["kind"])), entry)
                if not row["is_word"] or _is_long(name):
                    of_any.setdefault(slug(name), entry)
    return KnownNames(of_kind, of_any)


@cache
def chinese_names() -> dict[str, str]:
    """Return the Chinese names of brands, works and people that texts are searched for, with their kinds.

    The others are common words too, or short enough to stand within a word.
    """
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as rows:
        return {
            name: row["kind"]
            for row in csv.DictReader(rows)
            if row["kind"] in SEARCHED and not row["is_word"]
            for name in (row["chinese"], *row["aliases"].split("|"))
            if has_han(name) and len(name) >= SEARCHED[row["kind"]]
        }


def _is_long(name: str) -> bool:
    return len(name) >= SHORTEST_LONG if has_han(name) else " " in name

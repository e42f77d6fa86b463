"""The bilingual dictionary of common interests, read from ``interests.csv``."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHORTEST_SQUASHED = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One interest under all its known names."""

    interest_id: str
    name: str
    name_zh: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.name_zh, *self.aliases)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Entries by slug of any name, and by slug without hyphens (``scifi``) for names that are long enough."""

    entries: tuple[Entry, ...]
    by_key: Mapping[str, Entry]
    by_squashed: Mapping[str, Entry]

    def spellings(self) -> Iterator[str]:
        """Give every name under which an interest may stand in a text, its id in words too."""
        for entry in self.entries:
            yield entry.interest_id.replace("-", " ")
            yield from entry.names


@cache
def dictionary() -> Dictionary:
    """Read the dictionary once."""
    with Path(__file__).with_name("interests.csv").open(encoding="utf-8", newline="") as rows:
        entries = tuple(
            Entry(row["id"], row["english"], row["chinese"], tuple(a for a in row["aliases"].split("|") if a))
            for row in csv.DictReader(rows)
        )
    by_key: dict[str, Entry] = {}
    for entry in entries:
        for name in (entry.interest_id, *entry.names):
            by_key.setdefault(_key(name), entry)
    squashed: dict[str, Entry] = {}
    for key, entry in by_key.items():
        if len(key) >= SHORTEST_SQUASHED:
            squashed.setdefault(key.replace("-", ""), entry)
    return Dictionary(entries, by_key, squashed)


def _key(name: str) -> str:
    text = name.casefold().replace("'", "").replace("&", " and ").replace("/", " ").replace("-", " ")
    return "-".join(text.split())


def is_listed(name: str) -> bool:
    """Whether the dictionary knows the name as it is written."""
    return _key(name) in dictionary().by_key

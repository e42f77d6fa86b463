"""What is a kind of what: listed parents, and the noun at the end of a name."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from services.language.scripts import has_han
from services.language.singular import singular

SHORTEST_HEAD = 3
SHORTEST_HAN_HEAD = 2

_NOT_KINDS = frozenset({
    "book", "card", "chair", "club", "dog", "film", "food", "game", "life", "man", "music", "novel", "opera", "party",
    "people", "pop", "song", "story", "thing", "time", "woman", "work", "world", "year",
})  # fmt: skip
"""Last words that say little of what a thing is, or lead astray: soap opera, hot dog, trip hop."""


@cache
def listed_parents() -> Mapping[str, str]:
    """Return the wider interest of each that has one in ``broader.csv``."""
    with Path(__file__).with_name("broader.csv").open(encoding="utf-8", newline="") as rows:
        return {row["id"]: row["broader"] for row in csv.DictReader(rows)}


def ancestors(interest_id: str) -> Iterator[str]:
    """Yield the listed wider interests, the nearest first."""
    parents = listed_parents()
    at = interest_id
    while at in parents:
        at = parents[at]
        yield at


def heads(name: str) -> Iterator[str]:
    """Yield the ends of a name that may name what it is a kind of, the longest first: deep sea fishing, sea fishing."""
    if has_han(name):
        if name.isalpha():
            yield from (name[start:] for start in range(1, len(name) - SHORTEST_HAN_HEAD + 1))
        return
    words = name.replace("-", " ").split()
    for start in range(1, len(words)):
        head = " ".join([*words[start:-1], singular(words[-1])])
        if head not in _NOT_KINDS and len(head) >= SHORTEST_HEAD:
            yield head

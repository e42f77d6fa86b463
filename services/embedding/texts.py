"""What text stands for an item, and for an interest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_DESCRIPTION = 600
"""Characters of a description that count: a first paragraph says what a thing is, and the rest only costs time."""
LONGEST_DENSE = 200
"""The same in Chinese, which says as much in a third of the characters."""
LONGEST_NAME = 200
INTERESTS = 8
ALIASES = 4


@dataclass(frozen=True, slots=True)
class DescribedItem:
    """What the graph says of an item in words; ``interests`` are the names of its strongest ones, strongest first."""

    item_id: str
    title: str | None = None
    title_zh: str | None = None
    description: str | None = None
    description_zh: str | None = None
    categories: Sequence[str] = ()
    creators: Sequence[str] = ()
    brand: str | None = None
    interests: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NamedInterest:
    """An interest with the words it goes by."""

    interest_id: str
    name: str | None = None
    name_zh: str | None = None
    aliases: Sequence[str] = ()


def item_text(item: DescribedItem) -> str:
    """Return titles, makers, what it is about, and the beginnings of the descriptions, a line each.

    Categories and interests are one list, each name once, in the order of the alphabet: an interest that grows a
    little stronger is no reason to embed the item again.
    """
    titles = _once([item.title or item.item_id, item.title_zh or ""])
    makers = _once([*item.creators, item.brand or ""])
    about = sorted(_once([*item.categories, *item.interests[:INTERESTS]]), key=str.casefold)
    lines = [
        " / ".join(titles),
        ", ".join(makers),
        ", ".join(about),
        _beginning(item.description, LONGEST_DESCRIPTION),
        _beginning(item.description_zh, LONGEST_DENSE),
    ]
    return "\n".join(line for line in lines if line)


def interest_text(interest: NamedInterest) -> str:
    """Return the interest's names, then a few other words for it."""
    names = [interest.name or interest.interest_id, interest.name_zh or ""]
    return ", ".join(_once([*names, *sorted(interest.aliases)[:ALIASES]]))


def _once(names: Sequence[str]) -> list[str]:
    """Leave out what is empty and what came before in other capitals; over-long names are cut."""
    kept: dict[str, str] = {}
    for name in names:
        tidy = " ".join(name.split())[:LONGEST_NAME]
        if tidy:
            kept.setdefault(tidy.casefold(), tidy)
    return list(kept.values())


def _beginning(text: str | None, limit: int) -> str:
    return " ".join((text or "")[: 4 * limit].split())[:limit]

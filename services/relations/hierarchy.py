"""Which interest is a kind of which: by the vocabulary, else by the noun at the end of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.language.broader import ancestors, heads
from services.language.canonical import PROPER_KINDS, canonical

DICTIONARY, WORDS = "dictionary", "words"


@dataclass(frozen=True, slots=True)
class UsedInterest:
    """An interest in use."""

    interest_id: str
    name: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Broader:
    """From a narrow interest to the wider one; ``source`` is dictionary or words."""

    interest_id: str
    broader_id: str
    source: str


def hierarchy(interests: Sequence[UsedInterest]) -> list[Broader]:
    """Return the nearest wider interest of each, among those in use; people, brands, places and works have none.

    A listed parent comes first, and the noun at the end of the name counts only where nothing is listed: pop rock is
    rock. There are no circles: listed parents have none, and a noun that would close one is left out.
    """
    common = {one.interest_id for one in interests if one.kind not in PROPER_KINDS}
    found = []
    for one in sorted(interests, key=lambda one: one.interest_id):
        if one.interest_id not in common:
            continue
        listed = list(ancestors(one.interest_id))
        parent = next((id for id in listed if id in common), None)
        if parent is not None:
            found.append(Broader(one.interest_id, parent, DICTIONARY))
        elif not listed and (head := _head(one, common)) is not None:
            found.append(Broader(one.interest_id, head, WORDS))
    parents = {one.interest_id: one.broader_id for one in found}
    return [one for one in found if one.source == DICTIONARY or not _comes_back(one.interest_id, parents)]


def _comes_back(interest_id: str, parents: Mapping[str, str]) -> bool:
    """Tell whether the way up from an interest is a circle through it."""
    seen: set[str] = set()
    at = interest_id
    while at in parents and at not in seen:
        seen.add(at)
        at = parents[at]
    return at == interest_id and bool(seen)


def _head(one: UsedInterest, common: set[str]) -> str | None:
    for head in heads(one.name):
        name = canonical(head)
        if name is None or name.interest_id not in common or name.interest_id == one.interest_id:
            continue
        if one.interest_id not in ancestors(name.interest_id):
            return name.interest_id
    return None

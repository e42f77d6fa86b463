"""One question put to a recommender, with all that it may look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

Pair = tuple[str, str]
"""User id and item id."""
Tag = tuple[str, str, str]
"""User id, item id and the word the user put on the item."""
VALID = "valid"


@dataclass(frozen=True, slots=True)
class ItemText:
    """What the table of items says of one; ``text`` repeats the title, then holds categories or a description."""

    item_id: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """All that may be looked at.

    Parameters
    ----------
    interactions
        Positives, in the order of the file.
    times
        Of each interaction, in the file's own unit (seconds or places in a sequence); None where there is no time:
        no column, or the same value everywhere.
    folds
        Of each interaction, ``fit`` or ``valid``; empty where the file has no folds.
    items, tags, friends
        Empty where the folder has no such table. No tag gives away a pair that is to be found.
    """

    interactions: tuple[Pair, ...]
    times: tuple[float, ...] | None = None
    folds: tuple[str, ...] = ()
    items: tuple[ItemText, ...] = ()
    tags: tuple[Tag, ...] = ()
    friends: tuple[Pair, ...] = ()

    def places(self, places: Collection[int]) -> Known:
        """Return what is known without the interactions at other places; folds are not kept."""
        kept = sorted(places)
        times = None if self.times is None else tuple(self.times[place] for place in kept)
        return replace(self, interactions=tuple(self.interactions[place] for place in kept), times=times, folds=())

    def hiding(self, hidden: Collection[Pair]) -> Known:
        """Return what is known without these pairs: neither as interactions nor as crowd tags."""
        tags = tuple(tag for tag in self.tags if tag[:2] not in hidden)
        seen = [place for place, pair in enumerate(self.interactions) if pair not in hidden]
        if len(seen) == len(self.interactions):
            return replace(self, tags=tags)
        folds = tuple(self.folds[place] for place in seen) if self.folds else ()
        return replace(self.places(seen), tags=tags, folds=folds)

    def catalogue(self) -> list[str]:
        """Return the ids of all items there are, in order."""
        return sorted({item for _, item in self.interactions} | {item.item_id for item in self.items})


@dataclass(frozen=True, slots=True)
class Task:
    """What may be known, who gets a list, which items may stand in it, and what is to be found.

    Parameters
    ----------
    name
        ``main``; ``cold-items`` (among the cold ones only), ``cold-items-all``; ``new-users-1``, ``-2``, ``-3``.
    users
        Those with something to find, in order of their ids; a user without a list counts 0.
    candidates
        The items that may be listed, in order of their ids.
    wanted
        The pairs to be found. Nobody may look at them but who measures.
    set_aside
        Pairs that are dropped from lists before they are measured, and what popularity is counted from: the training
        part, for new users with the whole of their profiles, however much of these is known.
    leaks
        How many pairs of the training part were to be found too; they are not known.
    """

    name: str
    known: Known
    users: tuple[str, ...]
    candidates: tuple[str, ...]
    wanted: tuple[Pair, ...]
    set_aside: tuple[Pair, ...]
    leaks: int = 0

    @property
    def protocol(self) -> str:
        """The name of the protocol that the task belongs to."""
        return next(protocol for protocol in ("main", "cold-items", "new-users") if self.name.startswith(protocol))

    @property
    def given(self) -> int:
        """Of a new user, the number of things known."""
        return int(self.name.rpartition("-")[2]) if self.protocol == "new-users" else 0


def task_of(
    name: str, known: Known, wanted: tuple[Pair, ...], set_aside: tuple[Pair, ...], cold: Collection[str] | None = None
) -> Task:
    """Return the task without what is to be found among what is known; ``cold`` None lets every item be listed."""
    clean = known.hiding({*wanted})
    candidates = clean.catalogue() if cold is None else sorted(cold)
    users = sorted({user for user, _ in wanted})
    leaks = len(known.interactions) - len(clean.interactions)
    return Task(name, clean, tuple(users), tuple(candidates), wanted, set_aside, leaks)

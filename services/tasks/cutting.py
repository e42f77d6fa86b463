"""Cuts positives into known and held-out parts: by time, by user, at random, or the last of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph_schema.errors import SourceError

WAYS = ("time", "user", "random", "leave-one-out")
CORE = 3
TEST_SHARE = 0.2
VALID_SHARE = 0.125
COLD_SHARE = 0.1
NEW_SHARE = 0.2
PROFILE = 3

Positive = tuple[str, str, float]
"""User id, item id and time in seconds; the same time everywhere is no time."""
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Histories:
    """What each user liked, the oldest first; ``has_times`` tells whether that order means anything."""

    liked: Mapping[str, Sequence[Positive]]
    has_times: bool


def histories(positives: Sequence[Positive], seed: int, core: int = CORE) -> Histories:
    """Keep each pair once, at its first time, of users and items with at least ``core`` pairs. Raises SourceError."""
    first: dict[tuple[str, str], float] = {}
    for user, item, at in sorted(positives, key=lambda one: (one[2], one[0], one[1])):
        first.setdefault((user, item), at)
    kept = _core(list(first), core)
    if not kept:
        raise SourceError(f"no {core} users with {core} positives in common: there is nothing to measure on")
    has_times = len({first[pair] for pair in kept}) > 1
    shuffled = np.random.default_rng(seed).permutation(len(kept)).tolist()
    order = kept if has_times else [sorted(kept)[place] for place in shuffled]
    liked: dict[str, list[Positive]] = {}
    for user, item in order:
        liked.setdefault(user, []).append((user, item, first[user, item] if has_times else 0.0))
    return Histories(dict(sorted(liked.items())), has_times)


def cut(known: Histories, way: str, seed: int) -> dict[str, list[Row]]:
    """Return the tables of all protocols by their names. Raises SourceError where there is no time to cut by.

    ``time`` holds back each user's last fifth, ``random`` any fifth, ``leave-one-out`` the last one, ``user`` all but
    the first three of a fifth of the users. The last eighth of what is left of each user is the fold ``valid``.
    """
    if way not in WAYS:
        raise SourceError(f"no way {way!r} to split; choose one of {', '.join(WAYS)}")
    if way == "time" and not known.has_times:
        raise SourceError("the source has no times to split by; choose random")
    dice = np.random.default_rng(seed)
    return {**_main(known, way, dice), **_cold_items(known, dice), **_new_users(known, dice)}


def _core(pairs: list[tuple[str, str]], core: int) -> list[tuple[str, str]]:
    while True:
        users, items = Counter(user for user, _ in pairs), Counter(item for _, item in pairs)
        kept = [(user, item) for user, item in pairs if users[user] >= core and items[item] >= core]
        if len(kept) == len(pairs):
            return kept
        pairs = kept


def _main(known: Histories, way: str, dice: np.random.Generator) -> dict[str, list[Row]]:
    new = _some_users(known, dice) if way == "user" else set()
    train: list[Row] = []
    test: list[Row] = []
    for user, liked in known.liked.items():
        count = {"leave-one-out": 1, "user": max(0, len(liked) - PROFILE) if user in new else 0}.get(way)
        held = max(1, int(len(liked) * TEST_SHARE)) if count is None else count
        ordered = list(liked)
        if way == "random":
            hidden = {*dice.permutation(len(liked))[:held].tolist()}
            ordered = [one for place, one in enumerate(liked) if place not in hidden]
            ordered += [one for place, one in enumerate(liked) if place in hidden]
        kept = ordered[: len(ordered) - held]
        valid = max(1, int(len(kept) * VALID_SHARE)) if len(kept) > 1 else 0
        train += [(*_row(one), "valid" if place >= len(kept) - valid else "fit") for place, one in enumerate(kept)]
        test += [one[:2] for one in ordered[len(kept) :]]
    return {"train": train, "test": test}


def _cold_items(known: Histories, dice: np.random.Generator) -> dict[str, list[Row]]:
    items = sorted({item for liked in known.liked.values() for _, item, _ in liked})
    cold = {items[place] for place in dice.permutation(len(items))[: max(1, round(len(items) * COLD_SHARE))].tolist()}
    rows = [one[:2] for liked in known.liked.values() for one in liked]
    return {
        "cold_items_train": [row for row in rows if row[1] not in cold],
        "cold_items_test": [row for row in rows if row[1] in cold],
    }


def _new_users(known: Histories, dice: np.random.Generator) -> dict[str, list[Row]]:
    new = _some_users(known, dice)
    old: list[Row] = [one[:2] for user, liked in known.liked.items() if user not in new for one in liked]
    profile: list[Row] = [(*one[:2], n) for user in sorted(new) for n, one in enumerate(known.liked[user][:PROFILE], 1)]
    test: list[Row] = [one[:2] for user in sorted(new) for one in known.liked[user][PROFILE:]]
    return {"new_users_train": old, "new_users_profile": profile, "new_users_test": test}


def _some_users(known: Histories, dice: np.random.Generator) -> set[str]:
    """Draw a fifth of the users, of those who have more than a profile."""
    users = [user for user, liked in known.liked.items() if len(liked) > PROFILE]
    count = min(len(users), max(1, round(len(known.liked) * NEW_SHARE)))
    return {users[place] for place in dice.permutation(len(users))[:count].tolist()}


def _row(one: Positive) -> Row:
    user, item, at = one
    return user, item, int(at) if at.is_integer() else at

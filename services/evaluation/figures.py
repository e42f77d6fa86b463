"""Figures of ranking quality: full ranking, every user of the test part counts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.tasks.task import Pair, Task

KS = (10, 20)
TOP = 10
DIGITS = 5

Lists = Mapping[str, Sequence[str]]
"""User id to item ids, best first."""


@dataclass(frozen=True, slots=True)
class UserFigures:
    """One user's list: hits and gains at each of ``KS``, the place of the first hit (None: no hit), the top."""

    recall: tuple[float, ...]
    ndcg: tuple[float, ...]
    first_hit: int | None
    top: tuple[str, ...]

    @property
    def mrr(self) -> float:
        return 1 / self.first_hit if self.first_hit else 0.0

    @property
    def hit(self) -> float:
        return float(self.first_hit is not None and self.first_hit <= TOP)


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures over all users, rounded, and those of each user, in order of their ids."""

    figures: dict[str, float | int]
    users: dict[str, UserFigures]


def measure(task: Task, lists: Lists) -> Measured:
    """Measure lists against what was to be found; only candidates of the task count."""
    candidates = frozenset(task.candidates) if task.name == "cold-items" else None
    return _measure(task.wanted, lists, task.set_aside, candidates)


def ranking_figures(
    test: Iterable[Pair], lists: Lists, train: Iterable[Pair], candidates: Collection[str] | None = None
) -> dict[str, float | int]:
    """Measure lists against held-out pairs.

    Items of a list that the user has in ``train``, or that are none of ``candidates``, are dropped first. A user
    without a list counts 0.

    Returns
    -------
    dict of str to float or int
        ``recall@k`` and ``ndcg@k`` (binary gains, log2 discount, ideal of min(k, held out) hits) for k of 10 and 20;
        ``mrr``; ``hit@10``; ``coverage@10``, distinct items listed over the catalogue; ``novelty@10``, mean of
        -log2(users of the item / users); ``ndcg@10_se``, the standard error over users; counts. Rounded to 5 digits.
    """
    return _measure(test, lists, train, candidates).figures


def _measure(test: Iterable[Pair], lists: Lists, train: Iterable[Pair], candidates: Collection[str] | None) -> Measured:
    wanted, known = by_user(test), by_user(train)
    kept = {user: _fresh(lists.get(user, ()), known.get(user, frozenset()), candidates) for user in sorted(wanted)}
    by_id = {user: _of_user(kept[user], wanted[user]) for user in kept}
    users = list(by_id.values())
    found: dict[str, float | int] = {}
    for place, k in enumerate(KS):
        found[f"recall@{k}"] = mean([one.recall[place] for one in users])
        found[f"ndcg@{k}"] = mean([one.ndcg[place] for one in users])
    found["mrr"] = mean([one.mrr for one in users])
    found["hit@10"] = mean([one.hit for one in users])
    found |= _beyond_accuracy(users, wanted, known, candidates)
    found["ndcg@10_se"] = _standard_error([one.ndcg[0] for one in users])
    found["users"] = len(users)
    found["users_without_list"] = sum(not items for items in kept.values())
    found["rows_dropped"] = sum(map(len, lists.values())) - sum(map(len, kept.values()))
    return Measured(rounded(found), by_id)


def rounded(found: Mapping[str, float | int]) -> dict[str, float | int]:
    """Round what is not a count."""
    return {name: round(value, DIGITS) if isinstance(value, float) else value for name, value in found.items()}


def by_user(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Return the items of each user."""
    found: dict[str, set[str]] = {}
    for user, item in pairs:
        found.setdefault(user, set()).add(item)
    return found


def _fresh(items: Sequence[str], known: Collection[str], candidates: Collection[str] | None) -> list[str]:
    """Return each item once, without what the user knows and what may not be listed."""
    return [item for item in dict.fromkeys(items) if item not in known and (candidates is None or item in candidates)]


def _of_user(items: Sequence[str], wanted: set[str]) -> UserFigures:
    hits = [place for place, item in enumerate(items, 1) if item in wanted]
    recall, ndcg = [], []
    for k in KS:
        near = [place for place in hits if place <= k]
        ideal = math.fsum(1 / math.log2(place + 1) for place in range(1, min(k, len(wanted)) + 1))
        recall.append(len(near) / len(wanted))
        ndcg.append(math.fsum(1 / math.log2(place + 1) for place in near) / ideal)
    return UserFigures(tuple(recall), tuple(ndcg), hits[0] if hits else None, tuple(items[:TOP]))


def _beyond_accuracy(
    users: Sequence[UserFigures],
    wanted: Mapping[str, set[str]],
    known: Mapping[str, set[str]],
    candidates: Collection[str] | None,
) -> dict[str, float]:
    fans = Counter(item for items in known.values() for item in items)
    everything = fans.keys() | {item for items in wanted.values() for item in items}
    catalogue = everything if candidates is None else candidates
    listed = [item for one in users for item in one.top]
    novelty = [-math.log2(max(fans[item], 1) / len(known)) for item in listed]
    return {"coverage@10": len(set(listed)) / len(catalogue), "novelty@10": mean(novelty)}


def mean(values: Sequence[float]) -> float:
    """Return the mean; 0 of nothing."""
    return math.fsum(values) / len(values) if values else 0.0


def _standard_error(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    middle = mean(values)
    return math.sqrt(math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1) / len(values))

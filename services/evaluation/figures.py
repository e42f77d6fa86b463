"""Figures of ranking quality: full ranking, every user of the test part counts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.evaluation.split import Pair

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


def ranking_figures(test: Iterable[Pair], lists: Lists, train: Iterable[Pair]) -> dict[str, float | int]:
    """Measure lists against held-out pairs.

    Items of a list that the user has in ``train`` are dropped first. A user without a list counts 0.

    Returns
    -------
    dict of str to float or int
        ``recall@k`` and ``ndcg@k`` (binary gains, log2 discount, ideal of min(k, held out) hits) for k of 10 and 20;
        ``mrr``; ``hit@10``; ``coverage@10``, distinct items listed over the catalogue; ``novelty@10``, mean of
        -log2(users of the item / users); ``ndcg@10_se``, the standard error over users; counts. Rounded to 5 digits.
    """
    wanted = _by_user(test)
    known = _by_user(train)
    kept = {user: _fresh(lists.get(user, ()), known.get(user, frozenset())) for user in sorted(wanted)}
    users = [_of_user(kept[user], wanted[user]) for user in kept]
    found: dict[str, float | int] = {}
    for place, k in enumerate(KS):
        found[f"recall@{k}"] = _mean([one.recall[place] for one in users])
        found[f"ndcg@{k}"] = _mean([one.ndcg[place] for one in users])
    found["mrr"] = _mean([1 / one.first_hit if one.first_hit else 0.0 for one in users])
    found["hit@10"] = _mean([float(one.first_hit is not None and one.first_hit <= TOP) for one in users])
    found |= _beyond_accuracy(users, wanted, known)
    found["ndcg@10_se"] = _standard_error([one.ndcg[0] for one in users])
    found["users"] = len(users)
    found["users_without_list"] = sum(not items for items in kept.values())
    found["rows_dropped"] = sum(map(len, lists.values())) - sum(map(len, kept.values()))
    return {name: round(value, DIGITS) if isinstance(value, float) else value for name, value in found.items()}


def _by_user(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for user, item in pairs:
        found.setdefault(user, set()).add(item)
    return found


def _fresh(items: Sequence[str], known: Iterable[str]) -> list[str]:
    """Return each item once, without what the user knows."""
    return [item for item in dict.fromkeys(items) if item not in known]


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
    users: Sequence[UserFigures], wanted: Mapping[str, set[str]], known: Mapping[str, set[str]]
) -> dict[str, float]:
    fans = Counter(item for items in known.values() for item in items)
    catalogue = fans.keys() | {item for items in wanted.values() for item in items}
    listed = [item for one in users for item in one.top]
    novelty = [-math.log2(max(fans[item], 1) / len(known)) for item in listed]
    return {"coverage@10": len(set(listed)) / len(catalogue), "novelty@10": _mean(novelty)}


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


def _standard_error(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    mean = _mean(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values))

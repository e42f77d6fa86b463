"""The one formula of a user's interest weight, in Python; its twin is interested_in.cypher."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.interests.rules import InterestRules

REFUSED = ("muted", "removed")
ROUNDING = 12
"""Digits kept before weights are ranked, so that both twins cut at the same place."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One path from a user to an interest.

    ``signal`` is the strength of the feedback, or the polarity and strength of a mention; ``aboutness`` the weight of
    ABOUT (1 for a mention); ``at`` is in milliseconds since 1970 UTC, 0 for unknown.
    """

    interest_id: str
    signal: float
    aboutness: float
    specificity: float
    at: int


@dataclass(frozen=True, slots=True)
class Affinity:
    """A user's weight for an interest, in [0, 1], and its direction."""

    weight: float
    polarity: int


def decay(at: int, newest_at: int, rules: InterestRules) -> float:
    """Return 1 for the newest event, falling towards ``lasting`` by half each half-life; 1 for an unknown time."""
    if at == 0 or at >= newest_at:
        return 1.0
    return rules.lasting + (1 - rules.lasting) * 0.5 ** ((newest_at - at) / rules.half_life_ms)


def mention_signal(polarity: int, strength: int, rules: InterestRules) -> float:
    """Return what a mention says, in [-text_weight, text_weight]; ``strength`` runs from 1 to 5."""
    return rules.text_weight * (rules.neutral_mention if polarity == 0 else float(polarity)) * strength / 5


def affinities(
    evidence: Iterable[Evidence], newest_at: int, rules: InterestRules, stated: Mapping[str, str] | None = None
) -> dict[str, Affinity]:
    """Sum signal x aboutness x specificity x decay per interest and scale the strongest to 1.

    ``stated`` holds what the person said, by interest id, and beats it: what is pinned counts 1, what is added at least
    ``rules.added``, what is muted or removed is as if there were no evidence.
    """
    said = stated or {}
    parts: dict[str, list[float]] = defaultdict(list)
    for one in evidence:
        if said.get(one.interest_id) in REFUSED:
            continue
        age = decay(one.at, newest_at, rules)
        parts[one.interest_id].append(one.signal * one.aboutness * one.specificity * age)
    raw = {interest_id: round(math.fsum(values), ROUNDING) for interest_id, values in parts.items()}
    ranked = sorted((item for item in raw.items() if item[1] != 0), key=lambda item: (-abs(item[1]), item[0]))
    strongest = abs(ranked[0][1]) if ranked else 1.0
    derived = {
        interest_id: Affinity(abs(value) / strongest, 1 if value > 0 else -1)
        for interest_id, value in ranked[: rules.per_user]
    }
    wanted = {interest_id: kind for interest_id, kind in said.items() if kind not in REFUSED}
    return derived | {
        interest_id: _as_stated(kind, derived.get(interest_id), rules) for interest_id, kind in wanted.items()
    }


def _as_stated(kind: str, derived: Affinity | None, rules: InterestRules) -> Affinity:
    if kind == "pinned":
        return Affinity(1.0, 1)
    return Affinity(max(rules.added, derived.weight if derived and derived.polarity == 1 else 0.0), 1)

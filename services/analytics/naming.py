"""Names of communities: what draws them more than it draws the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from services.analytics.partition import Group, Partition
from services.analytics.ties import Ties

NAMES = "MATCH (t:Interest) WHERE t.dropped IS NULL RETURN t.interest_id AS id, t.name AS name, t.name_zh AS name_zh"
TOP = 10
IN_A_NAME = 3
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Names:
    """An interest's name in both languages."""

    name: str
    name_zh: str


NAMELESS = Names("various", "杂项")


def read_names(driver: Driver) -> dict[str, Names]:
    """Return the names of the interests in use; where there is no Chinese one, the other stands for it."""
    rows, _, _ = driver.execute_query(NAMES, routing_=RoutingControl.READ)
    return {row["id"]: Names(row["name"], row["name_zh"] or row["name"]) for row in rows}


def top_interests(partition: Partition, ties: Ties) -> list[list[tuple[str, float]]]:
    """Return for each group the interests that set it apart, strongest first.

    An interest with share p of all that draws the group, and share q of all that draws everyone, weighs
    ``p log(p / q)``: its part of the divergence of the group from the whole. So what everyone likes names no group, and
    neither does what one member likes alone.

    Returns
    -------
    list of list of (str, float)
        At most ten interest ids a group with weights in (0, 1]; the strongest has 1.
    """
    counted = [_carried(group, ties) for group in partition]
    whole: Counter[str] = Counter()
    for one in counted:
        whole.update(one)
    total = math.fsum(whole.values())
    return [_strongest(one, whole, total) for one in counted]


def names_of(tops: Sequence[Sequence[tuple[str, float]]], names: Mapping[str, Names]) -> list[Names]:
    """Name each group by its three top interests, by one more where a group before it has that name already."""
    named: list[Names] = []
    for top in tops:
        known = [names[interest_id] for interest_id, _ in top if interest_id in names]
        longer = (_joined(known[:length]) for length in range(IN_A_NAME, TOP + 1))
        named.append(next((one for one in longer if one not in named), _joined(known[:IN_A_NAME])))
    return named


def _joined(known: Sequence[Names]) -> Names:
    if not known:
        return NAMELESS
    return Names(
        ", ".join(dict.fromkeys(one.name for one in known)), "、".join(dict.fromkeys(one.name_zh for one in known))
    )


def _carried(group: Group, ties: Ties) -> Counter[str]:
    carried: Counter[str] = Counter()
    for member in sorted(group):
        for interest_id, weight in ties.get(member, ()):
            carried[interest_id] += weight  # type: ignore[assignment]
    return carried


def _strongest(carried: Counter[str], whole: Counter[str], total: float) -> list[tuple[str, float]]:
    own = math.fsum(carried.values())
    weights = {
        interest_id: weight / own * math.log(weight / own * total / whole[interest_id])
        for interest_id, weight in carried.items()
    }
    if not any(weight > 0 for weight in weights.values()):
        weights = {interest_id: weight / own for interest_id, weight in carried.items()}
    rounded = sorted(((round(weight, DIGITS), interest_id) for interest_id, weight in weights.items() if weight > 0))
    best = sorted(rounded, key=lambda one: (-one[0], one[1]))[:TOP]
    return [(interest_id, round(weight / best[0][0], DIGITS)) for weight, interest_id in best if weight > 0]

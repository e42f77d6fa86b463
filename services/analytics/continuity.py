"""Ids of communities that outlive a rebuild: a group keeps the id of the stored one it mostly is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from services.analytics.partition import Partition
from services.analytics.ties import Member

LEAST_OVERLAP = 1 / 3
NUMBERED = re.compile(r"c\d+-(\d+)")


def keep_ids(partition: Partition, stored: Mapping[Member, str], level: int) -> list[str]:
    """Return an id for each group of the level: a stored one, or the next free number.

    Stored groups and new ones are paired by the share of their members that they have in common (members of both over
    members of either), the highest first, down to a third.
    """
    sizes = Counter(stored.values())
    pairs = []
    for number, group in enumerate(partition):
        common = Counter(stored[member] for member in group if member in stored)
        for community_id, n in common.items():
            overlap = n / (len(group) + sizes[community_id] - n)
            if overlap >= LEAST_OVERLAP:
                pairs.append((-overlap, number, community_id))
    kept: dict[int, str] = {}
    for _, number, community_id in sorted(pairs):
        if number not in kept and community_id not in kept.values():
            kept[number] = community_id
    free = 1 + max((int(found[1]) for one in sizes if (found := NUMBERED.fullmatch(one))), default=0)
    ids = []
    for number in range(len(partition)):
        if number not in kept:
            kept[number] = f"c{level}-{free}"
            free += 1
        ids.append(kept[number])
    return ids

"""Partitions of members into groups: in one fixed order, and one level inside the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Protocol

from services.analytics.ties import Member

Group = frozenset[Member]
Partition = list[Group]
"""Groups that share no member: the largest first, of equal size the one with the first member."""


class Leiden(Protocol):
    """Finds groups by the Leiden algorithm; one implementation runs in the database, one here."""

    @property
    def name(self) -> str: ...

    def partition(self, resolution: float) -> Partition:
        """Return groups of high modularity; the higher ``resolution``, the smaller they are."""
        ...


def gather(labels: Mapping[Member, int]) -> Partition:
    """Return the members of equal label as groups."""
    groups: dict[int, list[Member]] = defaultdict(list)
    for member, label in labels.items():
        groups[label].append(member)
    found = [frozenset(group) for group in groups.values()]
    return sorted(found, key=lambda group: (-len(group), min(group)))


def substantial(partition: Partition, least: int) -> Partition:
    """Leave out groups of fewer than ``least`` members: a lone pair is no community."""
    return [group for group in partition if len(group) >= least]


def nest(fine: Partition, broad: Partition) -> Partition:
    """Move members between broad groups until each fine group lies whole in the one that holds most of it.

    Members of no fine group stay where they are.
    """
    broad_of = {member: number for number, group in enumerate(broad) for member in group}
    for group in fine:
        votes = Counter(broad_of[member] for member in group if member in broad_of)
        if votes:
            home = min(votes, key=lambda number: (-votes[number], number))
            broad_of |= dict.fromkeys(group, home)
    return gather(broad_of)

"""What a community is, before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph_schema.records import content_hash
from services.analytics.continuity import keep_ids
from services.analytics.naming import Names, names_of, top_interests
from services.analytics.partition import Group, Partition
from services.analytics.ties import Member, Ties

BROAD, FINE = 1, 2


@dataclass(frozen=True, slots=True)
class CommunityRules:
    """How communities are found.

    Attributes
    ----------
    broad, fine
        Resolutions of the two levels: the higher, the smaller the groups.
    least
        A group of fewer members is none.
    seed
        Of the algorithm's random choices.
    """

    broad: float = 1.0
    fine: float = 3.0
    least: int = 5
    seed: int = 42


@dataclass(frozen=True, slots=True)
class Community:
    """A group with its name and figures; ``part_of`` is the broad community a fine one lies in."""

    community_id: str
    level: int
    members: Group
    names: Names
    top: tuple[tuple[str, float], ...]
    part_of: str | None = None

    def row(self, method: str, as_of: datetime) -> dict[str, Any]:
        """Return what the writing query takes."""
        counts = Counter(label for label, _ in self.members)
        fields = {
            "level": self.level,
            "name": self.names.name,
            "name_zh": self.names.name_zh,
            "size": len(self.members),
            "users": counts["User"],
            "items": counts["Item"],
            "interests": counts["Interest"],
            "top_interests": [interest_id for interest_id, _ in self.top],
            "top_weights": [weight for _, weight in self.top],
            "contents": content_hash(str(self.level), *(f"{label} {id}" for label, id in sorted(self.members))),
            "method": method,
            "as_of": as_of,
        }
        return {"community_id": self.community_id, "part_of": self.part_of, "fields": fields}


def describe(
    partition: Partition,
    level: int,
    stored: Mapping[Member, str],
    ties: Ties,
    names: Mapping[str, Names],
    broad: Sequence[Community] = (),
) -> list[Community]:
    """Give the groups of one level their ids, names and top interests, and their place in the ``broad`` ones."""
    home = {member: one.community_id for one in broad for member in one.members}
    top = top_interests(partition, ties)
    return [
        Community(community_id, level, group, called, tuple(strongest), home.get(min(group)))
        for community_id, group, strongest, called in zip(
            keep_ids(partition, stored, level), partition, top, names_of(top, names), strict=True
        )
    ]


def moves(communities: Sequence[Community], level: int, stored: Mapping[Member, str]) -> Iterator[list[object]]:
    """Yield label, id, level and new community of every member that is not yet where it belongs."""
    wanted = {member: one.community_id for one in communities for member in one.members}
    for label, id in sorted(wanted.keys() | stored.keys()):
        if wanted.get((label, id)) != stored.get((label, id)):
            yield [label, id, level, wanted.get((label, id))]

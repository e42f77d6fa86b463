"""What the dials look at: what candidates are about, how many people they pleased, what the user likes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.lists.calibration import Shares, shares, with_statements
from services.lists.dials import Dials

ABOUT = cypher(__file__, "about")
LIKED = cypher(__file__, "liked_interests")
KNOWN = cypher(__file__, "how_known")
NEWEST = 200
"""Items liked that calibration looks back at."""
HEAD = 0.2
"""The most popular part of all items that pleased anybody; the others are the long tail."""


@dataclass(frozen=True, slots=True)
class Trait:
    """Of one item: ``things`` are interests and categories, ``novelty`` its self-information in [0, 1]."""

    things: frozenset[str] = frozenset()
    interests: Shares = field(default_factory=dict)
    novelty: float = 0.0
    is_long_tail: bool = False


@dataclass(frozen=True, slots=True)
class Traits:
    """``liked`` are the shares of interests in what the user likes; empty when nothing is known or asked."""

    of_items: Mapping[str, Trait]
    liked: Shares = field(default_factory=dict)


def read_traits(driver: Driver, user_id: str, item_ids: Sequence[str], dials: Dials) -> Traits:
    """Read what these dials need, and nothing for those that are off."""
    things: dict[str, frozenset[str]] = {}
    interests: dict[str, dict[str, float]] = {}
    known: dict[str, tuple[float, bool]] = {}
    if dials.diversity or dials.calibration:
        rows, _, _ = driver.execute_query(ABOUT, item_ids=list(item_ids), routing_=RoutingControl.READ)
        things = {row["item_id"]: frozenset(row["things"]) for row in rows}
        interests = {row["item_id"]: shares(dict(row["weights"])) for row in rows}
    if dials.novelty or dials.long_tail:
        rows, _, _ = driver.execute_query(KNOWN, item_ids=list(item_ids), head=HEAD, routing_=RoutingControl.READ)
        known = {
            row["item_id"]: (self_information(row["popularity"], row["users"]), row["popularity"] < row["head_from"])
            for row in rows
        }
    of_items = {
        item_id: Trait(things.get(item_id, frozenset()), interests.get(item_id, {}), *known.get(item_id, (0.0, False)))
        for item_id in item_ids
    }
    return Traits(of_items, _liked(driver, user_id) if dials.calibration else {})


def self_information(popularity: int, users: int) -> float:
    """Return ``-log2(popularity / users) / log2(users)``, in [0, 1]: 1 for what pleased one person or nobody.

    References
    ----------
    Zhou et al., "Solving the apparent diversity-accuracy dilemma of recommender systems", PNAS 2010.
    """
    if users < 2:
        return 0.0
    return min(1.0, max(0.0, 1 - math.log(max(popularity, 1)) / math.log(users)))


def _liked(driver: Driver, user_id: str) -> Shares:
    rows, _, _ = driver.execute_query(LIKED, user_id=user_id, newest=NEWEST, routing_=RoutingControl.READ)
    weights: dict[str, float] = {}
    for row in rows:
        for liked in row["liked"]:
            for interest_id, share in shares(dict(liked["weights"])).items():
                weights[interest_id] = weights.get(interest_id, 0.0) + liked["strength"] * share
    return with_statements(shares(weights), {kind[0]: kind[1] for row in rows for kind in row["said"]})

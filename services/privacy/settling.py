"""Looks whether anybody still uses the names of interests that an erased person used, and drops those nobody does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.upsert.merges import release
from services.language.canonical import canonical
from services.observability.progress import Progress

DOUBTED_INTERESTS = cypher(__file__, "doubted_interests")
NAMES_IN_USE = cypher(__file__, "names_in_use")
SETTLE_INTERESTS = cypher(__file__, "settle_interests")
DROP_INTEREST = cypher(__file__, "drop_interest")
DOUBT_AGAIN = (
    "MATCH (t:Interest) WHERE t.surfaces_in_doubt_next IS NOT NULL"
    " SET t.surfaces_in_doubt = t.surfaces_in_doubt_next, t.surfaces_in_doubt_next = null RETURN count(*) AS n"
)
COUNT_DOUBTED = "MATCH (t:Interest) WHERE t.surfaces_in_doubt IS NOT NULL RETURN count(*) AS n"
INTERESTS_A_BATCH = 500
KINDS = ("topic", "genre", "person", "brand", "item")

Uses = Mapping[str, Mapping[str, int]]
"""By name: by kind of use (topic is a crowd tag) how often."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """An interest with names in doubt; ``tags`` are those that came as tags, ``mentioned`` those still met in texts."""

    interest_id: str
    name: str
    aliases: list[str]
    doubted: list[str]
    tags: list[str]
    mentioned: list[str]
    is_mentioned: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the interest becomes; without ``is_named`` it goes, with ``is_read_again`` its texts are read once more."""

    interest_id: str
    name: str
    aliases: list[str]
    is_named: bool
    is_read_again: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """Interests that nobody names any more, and how many names went, theirs included."""

    interests: int
    names: int


def doubt_again(driver: Driver) -> bool:
    """Put in doubt what depended on texts that have been read again since; tell whether there was any."""
    return bool(driver.execute_query(DOUBT_AGAIN).records[0]["n"])


def settle_interests(driver: Driver, progress: Progress) -> Settled:
    """Settle every interest with names in doubt; killed at any point, the next run goes on."""
    rows, _, _ = driver.execute_query(COUNT_DOUBTED, routing_=RoutingControl.READ)
    interests = names = 0
    if not rows[0]["n"]:
        return Settled(0, 0)
    with driver.session() as session, progress.step("names of interests", rows[0]["n"]) as step:
        while some := session.execute_write(_settle_some):
            interests += some.interests
            names += some.names
            step.advance(INTERESTS_A_BATCH)
    return Settled(interests, names)


def _settle_some(tx: ManagedTransaction) -> Settled | None:
    rows = [Doubted(*row) for row in tx.run(DOUBTED_INTERESTS, limit=INTERESTS_A_BATCH)]
    if not rows:
        return None
    uses: dict[str, dict[str, int]] = {}
    for name, kind, times in tx.run(NAMES_IN_USE, names=sorted({one for row in rows for one in row.doubted})):
        uses.setdefault(name, {})[kind] = times
    outcomes = [settle(row, uses) for row in rows]
    unnamed = [row["interest_id"] for row in tx.run(SETTLE_INTERESTS, rows=[list(astuple(one)) for one in outcomes])]
    for interest_id in unnamed:
        release(tx, interest_id)
    for interest_id in unnamed:  # after all are out of merges: locking walks over nodes, and must meet no dropped one
        tx.run(DROP_INTEREST, interest_id=interest_id).consume()
    gone = sum(len(row.aliases) - len(one.aliases) for row, one in zip(rows, outcomes, strict=True))
    return Settled(sum(not one.is_named for one in outcomes), gone)


def settle(row: Doubted, uses: Uses) -> Outcome:
    """Say what an interest becomes.

    A tag that the crowd used more than once was looked for in everybody's texts; where it is not any more, the texts
    that hold it are to be read again.
    """
    gone = [
        name
        for name in row.doubted
        if name not in row.mentioned and not _is_used(row.interest_id, uses.get(name, {}), name)
    ]
    kept = [alias for alias in row.aliases if alias not in gone]
    is_rarer = any(uses.get(tag, {}).get("topic", 0) <= 1 for tag in row.tags)
    name = _name(row.name, row.interest_id, kept, gone)
    return Outcome(row.interest_id, name, kept, bool(kept or row.is_mentioned), is_rarer)


def _is_used(interest_id: str, uses: Mapping[str, int], name: str) -> bool:
    """Tell whether a use of the name leads to this very interest."""
    return any((found := canonical(name, kind)) is not None and found.interest_id == interest_id for kind in uses)


def _name(now: str, interest_id: str, kept: Sequence[str], gone: Sequence[str]) -> str:
    """Return the first of the names that the kept surfaces give, where the shown one came from one that has gone."""
    if not kept or now in _names(kept, KINDS, interest_id) or now not in _names(gone, KINDS, interest_id):
        return now
    return min(_names(kept, ("topic",), interest_id), default=now)


def _names(surfaces: Sequence[str], kinds: Sequence[str], interest_id: str) -> set[str]:
    found = (canonical(surface, kind) for surface in surfaces for kind in kinds)
    return {name.name for name in found if name is not None and name.interest_id == interest_id}

"""Decisions about interests: what is one, what is not, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import MergeError, UnknownInterestError
from graph_schema.records import Distinction, Merge
from graph_schema.upsert.merges import Moved, merge_in, part_in, upsert_distinctions
from services.database.sessions import following
from services.search.question import utc

STANDING_MERGES = cypher(__file__, "standing_merges")
UNDONE_MERGES = cypher(__file__, "undone_merges")
DIRECTION = cypher(__file__, "direction")
EXISTS = "MATCH (i:Interest {interest_id: $interest_id}) RETURN true"


@dataclass(frozen=True, slots=True)
class Named:
    """An interest in a decision."""

    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    support: int


@dataclass(frozen=True, slots=True)
class StandingMerge:
    """A merge that stands: the interest, the one it went into, what moved, and who decided when and why."""

    interest: Named
    into: Named
    by: str
    why: str | None
    at: datetime | None
    mentions: int
    statements: int


@dataclass(frozen=True, slots=True)
class UndoneMerge:
    """A merge that was taken back."""

    interest: Named
    into: Named
    by: str
    why: str | None
    at: datetime | None
    undone_by: str | None
    undone_at: datetime | None


def merge(driver: Driver, decision: Merge) -> Moved:
    """Merge one interest into another, in one transaction; what is derived waits for a refresh.

    Raises UnknownInterestError; MergeError where it is merged already, or would go into itself.
    """
    with following(driver) as session:
        return session.execute_write(merge_in, decision)


def undo(driver: Driver, interest_id: str, by: str, now: datetime) -> Moved:
    """Take a merge back, in one transaction; what is derived waits for a refresh.

    Raises UnknownInterestError; MergeError where the interest is not merged.
    """
    with following(driver) as session:
        return session.execute_write(part_in, interest_id, by, now)


def accept(driver: Driver, interest_id: str, other_id: str, by: str, now: datetime) -> Moved:
    """Merge what was proposed, in the direction it was proposed in. Raises UnknownInterestError, MergeError."""
    with following(driver) as session:
        return session.execute_write(_accept, interest_id, other_id, by, now)


def accept_all(driver: Driver, pairs: Iterable[tuple[str, str]], by: str, now: datetime) -> int:
    """Merge what was proposed; return of how many: a merge takes the other proposals of what went with it."""
    merged = 0
    for interest_id, other_id in pairs:
        try:
            accept(driver, interest_id, other_id, by, now)
        except (MergeError, UnknownInterestError):
            continue
        merged += 1
    return merged


def refuse(driver: Driver, decision: Distinction) -> None:
    """Keep two interests apart: they are not proposed again, nor merged by a rule. Raises UnknownInterestError."""
    if decision.interest_id == decision.other_id:
        raise MergeError(f"{decision.interest_id!r} is one interest: it cannot be kept apart from itself")
    with following(driver) as session:
        session.execute_write(_refuse, decision)


def standing_merges(driver: Driver, limit: int = 50) -> tuple[StandingMerge, ...]:
    """Return the merges that stand, the latest first."""
    rows, _, _ = driver.execute_query(STANDING_MERGES, limit=limit, routing_=RoutingControl.READ)
    return tuple(
        StandingMerge(
            Named(**row["interest"]),
            Named(**row["into"]),
            row["by"],
            row["why"],
            utc(row["at"]),
            row["mentions"],
            row["statements"],
        )
        for row in rows
    )


def undone_merges(driver: Driver, limit: int = 50) -> tuple[UndoneMerge, ...]:
    """Return the merges that were taken back, the latest first."""
    rows, _, _ = driver.execute_query(UNDONE_MERGES, limit=limit, routing_=RoutingControl.READ)
    return tuple(
        UndoneMerge(
            Named(**row["interest"]),
            Named(**row["into"]),
            row["by"],
            row["why"],
            utc(row["at"]),
            row["undone_by"],
            utc(row["undone_at"]),
        )
        for row in rows
    )


def _accept(tx: ManagedTransaction, interest_id: str, other_id: str, by: str, now: datetime) -> Moved:
    row = tx.run(DIRECTION, interest_id=interest_id, other_id=other_id).single()
    if row is None:
        raise MergeError(
            f"nobody proposed that {interest_id!r} is {other_id!r}; `interest-graph merges proposals` lists what"
            " waits, `interest-graph merges merge` merges without a proposal"
        )
    return merge_in(tx, Merge(row["interest_id"], row["into_id"], by, f"proposed: {row['why']}", now))


def _refuse(tx: ManagedTransaction, decision: Distinction) -> None:
    for interest_id in (decision.interest_id, decision.other_id):
        if tx.run(EXISTS, interest_id=interest_id).single() is None:
            raise UnknownInterestError(interest_id)
    upsert_distinctions(tx, [decision])

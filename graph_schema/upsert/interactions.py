"""Writes interactions: lock the users, read what they already have, write only what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from neo4j import ManagedTransaction

from graph_schema.cypher import cypher
from graph_schema.records import Interaction
from graph_schema.upsert.events import EventList, Tie, group_events, merge_events, rows_by_user

LOCK_ENDS = cypher(__file__, "lock_ends")
READ_EVENTS = cypher(__file__, "read_events")
CREATE_EVENTS = cypher(__file__, "create_events")
CHANGE_EVENTS = cypher(__file__, "change_events")


@dataclass(frozen=True, slots=True)
class Ends:
    """The users of a batch that have interactions already, and how many users and items had to be made."""

    known: frozenset[str]
    made: int


def lock_ends(tx: ManagedTransaction, user_ids: Iterable[str | None], item_ids: Iterable[str | None]) -> Ends:
    """Make what is missing and lock the users, in order of their ids so that no two writers wait for each other."""
    ids = {"user_ids": sorted({one for one in user_ids if one}), "item_ids": sorted({one for one in item_ids if one})}
    result = tx.run(LOCK_ENDS, ids)
    known = frozenset(result.single(strict=True)["known"])
    return Ends(known, result.consume().counters.nodes_created)


@dataclass(frozen=True, slots=True)
class WrittenEvents:
    """How many events were new, and how many relationships changed: with a new event, or with a known one's content."""

    new: int
    changed: int


def upsert_interactions(tx: ManagedTransaction, interactions: Sequence[Interaction]) -> int:
    """Write events and make their ends where missing; return how many events were new."""
    ends = lock_ends(tx, (one.user_id for one in interactions), (one.item_id for one in interactions))
    return write_events(tx, interactions, ends).new


def write_events(tx: ManagedTransaction, interactions: Sequence[Interaction], ends: Ends) -> WrittenEvents:
    """Write events whose ends are made and locked."""
    incoming = group_events(interactions)
    stored = _stored(tx, [tie for tie in incoming if tie[0] in ends.known])
    created = {tie: events for tie, events in incoming.items() if tie not in stored}
    changed: dict[Tie, EventList] = {}
    new = sum(len(events.events) for events in created.values())
    for tie, before in stored.items():
        after = merge_events(before.events, incoming[tie].events)
        if after != before:
            changed[tie] = after
            new += len(after.events) - len(before.events)
    for query, ties in ((CREATE_EVENTS, created), (CHANGE_EVENTS, changed)):
        if ties:
            tx.run(query, rows=rows_by_user(ties)).consume()
    return WrittenEvents(new, len(created) + len(changed))


def _stored(tx: ManagedTransaction, ties: Sequence[Tie]) -> dict[Tie, EventList]:
    """Read the events of those ties that exist."""
    if not ties:
        return {}
    wanted = set(ties)
    pairs: dict[str, set[str]] = defaultdict(set)
    for user_id, item_id, _ in ties:
        pairs[user_id].add(item_id)
    rows = tx.run(READ_EVENTS, pairs=[[user_id, sorted(items)] for user_id, items in pairs.items()])
    return {
        (user_id, item_id, kind): EventList(tuple(zip(ats, ids, values, strict=True)))
        for user_id, item_id, kind, ids, ats, values in rows
        if (user_id, item_id, kind) in wanted
    }

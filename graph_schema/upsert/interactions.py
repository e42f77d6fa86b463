"""Writes interactions: lock the users, read what they already have, write only what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from neo4j import ManagedTransaction

from graph_schema.cypher import cypher
from graph_schema.records import Interaction
from graph_schema.upsert.events import EventList, Tie, group_events, merge_events, rows_by_user

LOCK_USERS = cypher(__file__, "lock_users")
MAKE_ITEMS = cypher(__file__, "make_items")
READ_EVENTS = cypher(__file__, "read_events")
CREATE_EVENTS = cypher(__file__, "create_events")
CHANGE_EVENTS = cypher(__file__, "change_events")


def lock_users(tx: ManagedTransaction, user_ids: Iterable[str]) -> set[str]:
    """Make and lock users in order of their ids; return those that have interactions already."""
    rows = tx.run(LOCK_USERS, user_ids=sorted(set(user_ids)))
    return {user_id for user_id, known in rows if known}


def make_items(tx: ManagedTransaction, item_ids: Iterable[str]) -> None:
    """Make the items that are missing, in order of their ids."""
    tx.run(MAKE_ITEMS, item_ids=sorted(set(item_ids))).consume()


def upsert_interactions(tx: ManagedTransaction, interactions: Sequence[Interaction]) -> tuple[int, int]:
    """Write events; return how many were new and how many were known or repeated."""
    incoming = group_events(interactions)
    users_with_history = lock_users(tx, (tie[0] for tie in incoming))
    make_items(tx, (tie[1] for tie in incoming))
    stored = _stored(tx, [tie for tie in incoming if tie[0] in users_with_history])
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
    return new, len(interactions) - new


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

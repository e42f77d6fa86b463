"""One event written in one statement or two, where nothing but its own relationship depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from neo4j import Driver, ManagedTransaction

from graph_schema.cypher import cypher
from graph_schema.records import Interaction, epoch_millis
from graph_schema.upsert.events import EventList, group_events, merge_events
from services.feedback.kinds import FeedbackKind, strength
from services.interests.affinity import INTERESTED_IN, affinity_parameters
from services.interests.rules import InterestRules

EVENT_BEFORE = cypher(__file__, "event_before")
WRITE_EVENT = cypher(__file__, "write_event")
WRITE_AND_FOLLOW_UP = f"CALL () {{\n{WRITE_EVENT}}}\n{INTERESTED_IN}"
"""Both statements as one: a round trip less for every event."""
FIRST_EVENT = f"""
CALL () {{
{cypher(__file__, "first_event")}}}
WITH is_written
{INTERESTED_IN}"""
"""The whole of a first event in one statement, which `execute_query` sends in one round trip with its beginning."""
FIRST_DATE = datetime(1990, 1, 1, tzinfo=UTC)
"""What is before is a place in a sequence, no date."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stood between the user and the item: events of this kind, their strength, whether another kind pleases."""

    events: EventList
    strength: float | None
    pleases_otherwise: bool
    mean: float | None
    is_fresh: bool

    @property
    def pleases(self) -> bool:
        return self.pleases_otherwise or (self.strength or 0.0) > 0


def write_first_event(
    driver: Driver, event: Interaction, kind: FeedbackKind, rules: InterestRules, as_of: datetime
) -> bool:
    """Write an event with what depends on it, if it is the first of its kind between its ends; tell whether it was.

    False, with nothing written: the user or the item is not there, has feedback of this kind already, or figures that
    are out of date. Not for ratings: all of a user's strengths follow their mean.
    """
    [first] = group_events([event]).values()
    written = _stored(event, first, as_of) | {"strength": strength(kind, 1, first.newest_value, 0.0)}
    summary = driver.execute_query(FIRST_EVENT, written | affinity_parameters([event.user_id], rules)).summary
    return summary.counters.relationships_created > 0


def read_before(tx: ManagedTransaction, event: Interaction) -> Before | None:
    """Lock the user and read what is there; None when the user or the item is not."""
    row = tx.run(EVENT_BEFORE, user_id=event.user_id, item_id=event.item_id, kind=event.kind).single()
    if row is None:
        return None
    ids, ats, values, stored = row["before"] or ([], [], [], None)
    events = EventList(tuple(zip(ats, ids, values, strict=True)))
    return Before(events, stored, row["pleases"], row["mean"], row["is_fresh"])


def joined(before: Before, event: Interaction) -> EventList:
    """Return the events of this kind with the new one among them."""
    [incoming] = group_events([event]).values()
    return merge_events(before.events.events, incoming.events)


def write_event(
    tx: ManagedTransaction,
    event: Interaction,
    before: Before,
    after: EventList,
    kind: FeedbackKind,
    rules: InterestRules,
    as_of: datetime,
) -> None:
    """Write the relationship with its strength, the item's popularity and the user's interests in one statement.

    Not for ratings: all of a user's strengths follow their mean.
    """
    stronger = strength(kind, len(after.events), after.newest_value, before.mean or 0.0)
    written = _stored(event, after, as_of) | {
        "strength": stronger,
        "has_changed": stronger != before.strength,
        "gained": int(before.pleases_otherwise or stronger > 0) - int(before.pleases),
    }
    tx.run(WRITE_AND_FOLLOW_UP, written | affinity_parameters([event.user_id], rules)).consume()


def _stored(event: Interaction, events: EventList, as_of: datetime) -> dict[str, Any]:
    """Return the relationship with these events as parameters of a writing query."""
    _, _, ids, ats, values, newest = events.row(event.item_id, event.kind)
    return {
        "user_id": event.user_id,
        "item_id": event.item_id,
        "kind": event.kind,
        "event_ids": ids,
        "ats": ats,
        "values": values,
        "value": newest,
        "as_of": as_of,
        "first_date": epoch_millis(FIRST_DATE),
    }

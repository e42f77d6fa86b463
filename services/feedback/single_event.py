"""One event written in one statement or two, where nothing but its own relationship depends on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime

from neo4j import Driver, ManagedTransaction
from neo4j.exceptions import DriverError, Neo4jError

from graph_schema.cypher import cypher
from graph_schema.records import Interaction, epoch_millis, event_id
from graph_schema.upsert.events import EventList, group_events, merge_events
from services.database.sessions import following
from services.feedback.kinds import FeedbackKind, strength, strengths
from services.interests.affinity import INTERESTED_IN, affinity_parameters
from services.interests.rules import InterestRules

EVENT_BEFORE = cypher(__file__, "event_before")
WRITE_EVENT = cypher(__file__, "write_event")
WRITE_AND_FOLLOW_UP = f"CALL () {{\n{WRITE_EVENT}}}\n{INTERESTED_IN}"
"""Both statements as one: a round trip less for every event."""
NEWEST_EVENT = f"""
CALL () {{
{cypher(__file__, "newest_event")}}}
CALL () {{
{INTERESTED_IN}}}
RETURN is_written"""
"""The whole of an event in one statement."""
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


def write_newest_event(
    driver: Driver, event: Interaction, kind: FeedbackKind, rules: InterestRules, as_of: datetime
) -> bool:
    """Write an event with what depends on it, if it is newer than all of its kind between its ends; tell if it was.

    False, with nothing written: the user or the item is not there, has an event of this kind as new or with this id, or
    figures that are out of date. False, too, for what cannot be said without more (ratings, as all of a user's
    strengths follow their mean, and counts without a count) and where the server asks to try again: whoever then takes
    the longer way finds what is there.
    """
    if kind.reads == "rating" or (kind.reads == "count" and event.value is None):
        return False
    written = {
        "user_id": event.user_id,
        "item_id": event.item_id,
        "kind": event.kind,
        "event_id": event_id(event),
        "at": epoch_millis(event.at),
        "value": math.nan if event.value is None else float(event.value),
        "strengths": strengths(kind, event.value),
        "as_of": as_of,
        "first_date": epoch_millis(FIRST_DATE),
    }
    try:
        with following(driver) as session:
            return session.run(NEWEST_EVENT, written | affinity_parameters([event.user_id], rules)).single() is not None
    except (Neo4jError, DriverError) as error:
        if not error.is_retryable():
            raise
        return False


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
    _, _, ids, ats, values, newest = after.row(event.item_id, event.kind)
    written = {
        "user_id": event.user_id,
        "item_id": event.item_id,
        "kind": event.kind,
        "event_ids": ids,
        "ats": ats,
        "values": values,
        "value": newest,
        "as_of": as_of,
        "first_date": epoch_millis(FIRST_DATE),
        "strength": stronger,
        "has_changed": stronger != before.strength,
        "gained": int(before.pleases_otherwise or stronger > 0) - int(before.pleases),
    }
    tx.run(WRITE_AND_FOLLOW_UP, written | affinity_parameters([event.user_id], rules)).consume()

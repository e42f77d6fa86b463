"""One event at a time: stored once, and visible in the very next recommendation."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.errors import InterestGraphError, RejectedEventError, UnknownItemError, UnknownUserError
from graph_schema.records import Interaction, event_id
from graph_schema.upsert.events import EventList
from graph_schema.upsert.interactions import Ends, lock_ends, write_events
from services.database.sessions import following
from services.feedback.kinds import FeedbackTable
from services.feedback.single_event import Before, joined, read_before, write_event, write_newest_event
from services.feedback.strengths import refresh_popularity_in, refresh_strengths_in
from services.interests.affinity import refresh_affinities_in
from services.interests.rules import InterestRules

LONGEST_ID = 1000
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""NUL, and halves of surrogate pairs, which have no UTF-8 and so cannot be sent to the database."""
USER_EXISTS = "MATCH (u:User {user_id: $user_id}) RETURN true"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """The event's id, and whether this call stored it (False: it was there already)."""

    event_id: str
    is_new: bool


def record_event(
    driver: Driver,
    event: Interaction,
    table: FeedbackTable,
    rules: InterestRules,
    now: datetime,
    may_create: bool = False,
) -> StoredEvent:
    """Store one event and bring what depends on it for this user up to date, in one transaction: all of it or nothing.

    ``event.event_id`` is the idempotency key: the same event under it again changes nothing, and other content under it
    (same user, item and kind) leaves one event, the later of the two. Raises RejectedEventError when the event cannot
    be stored, UnknownUserError or UnknownItemError unless ``may_create`` makes the missing ends.
    """
    check_event(event, table, now)
    kind = table.kind(event.kind)
    if write_newest_event(driver, event, kind, rules, now):
        return StoredEvent(event_id(event), True)
    with following(driver) as session:
        try:
            is_new = session.execute_write(_store, event, table, rules, now, may_create)
        except _MissingEndError:
            raise _missing_end(driver, event) from None
    return StoredEvent(event_id(event), is_new)


def check_event(event: Interaction, table: FeedbackTable, now: datetime) -> None:
    """Raise RejectedEventError with the field that is wrong and what it should be."""
    for name, id in (("user_id", event.user_id), ("item_id", event.item_id), ("event_id", event.event_id or "-")):
        if not id.strip() or len(id) > LONGEST_ID or UNSTORABLE.search(id):
            raise RejectedEventError(f"{name}: give 1 to {LONGEST_ID} characters without NUL or half characters")
    if event.kind not in table.kinds or event.kind == "*":
        known = ", ".join(sorted(set(table.kinds) - {"*"}))
        raise RejectedEventError(f"kind: {event.kind[:40]!r} is not in the feedback table; choose one of {known}")
    if table.kind(event.kind).reads == "rating" and event.value is None:
        raise RejectedEventError(f"value: a {event.kind} event needs a number")
    if event.value is not None and not math.isfinite(event.value):
        raise RejectedEventError("value: give a finite number")
    if event.at is not None and (event.at.tzinfo is None or event.at.year < 1970 or event.at.year > now.year + 1):
        raise RejectedEventError(f"at: give a time with a zone between 1970 and {now.year + 1}")


class _MissingEndError(Exception):
    """The user or the item would have had to be made; what was done is rolled back."""


def _missing_end(driver: Driver, event: Interaction) -> InterestGraphError:
    has_user = driver.execute_query(USER_EXISTS, user_id=event.user_id, routing_=RoutingControl.READ).records
    return UnknownItemError(event.item_id) if has_user else UnknownUserError(event.user_id)


def _store(
    tx: ManagedTransaction,
    event: Interaction,
    table: FeedbackTable,
    rules: InterestRules,
    now: datetime,
    may_create: bool,
) -> bool:
    before = read_before(tx, event)
    if before is None:
        if not may_create:
            raise _MissingEndError
        lock_ends(tx, [event.user_id], [event.item_id])
        before = Before(EventList(()), None, pleases_otherwise=False, mean=None, is_fresh=False)
    after = joined(before, event)
    if after == before.events:
        return False
    kind = table.kind(event.kind)
    if before.is_fresh and kind.reads != "rating":
        write_event(tx, event, before, after, kind, rules, now)
    else:
        write_events(tx, [event], Ends(frozenset({event.user_id}), 0))
        refresh_strengths_in(tx, [event.user_id], table, now)
        refresh_popularity_in(tx, [event.item_id])
        refresh_affinities_in(tx, [event.user_id], rules)
    return len(after.events) > len(before.events.events)

"""One event at a time: stored once, and visible in the very next recommendation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, ManagedTransaction

from graph_schema.errors import RejectedEventError, UnknownItemError, UnknownUserError
from graph_schema.records import Interaction, event_id
from graph_schema.upsert.interactions import upsert_interactions
from services.feedback.kinds import FeedbackTable
from services.feedback.strengths import refresh_popularity_in, refresh_strengths_in
from services.interests.affinity import refresh_affinities_in
from services.interests.rules import InterestRules

LONGEST_ID = 1000
ENDS_EXIST = (
    "OPTIONAL MATCH (u:User {user_id: $user_id}) OPTIONAL MATCH (i:Item {item_id: $item_id})"
    " RETURN u IS NOT NULL AS has_user, i IS NOT NULL AS has_item"
)


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
    """Store one event and bring what depends on it for this user up to date, in one transaction.

    ``event.event_id`` is the idempotency key: the same key again changes nothing. Raises RejectedEventError when the
    event cannot be stored, UnknownUserError or UnknownItemError unless ``may_create`` makes the missing ends.
    """
    check_event(event, table, now)
    with driver.session() as session:
        is_new = session.execute_write(_store, event, table, rules, now, may_create)
    return StoredEvent(event_id(event), is_new)


def check_event(event: Interaction, table: FeedbackTable, now: datetime) -> None:
    """Raise RejectedEventError with the field that is wrong and what it should be."""
    for name, id in (("user_id", event.user_id), ("item_id", event.item_id), ("event_id", event.event_id or "-")):
        if not id.strip() or len(id) > LONGEST_ID or "\0" in id:
            raise RejectedEventError(f"{name}: give 1 to {LONGEST_ID} characters without NUL")
    if event.kind not in table.kinds or event.kind == "*":
        known = ", ".join(sorted(set(table.kinds) - {"*"}))
        raise RejectedEventError(f"kind: {event.kind[:40]!r} is not in the feedback table; choose one of {known}")
    if table.kind(event.kind).reads == "rating" and event.value is None:
        raise RejectedEventError(f"value: a {event.kind} event needs a number")
    if event.value is not None and not math.isfinite(event.value):
        raise RejectedEventError("value: give a finite number")
    if event.at is not None and (event.at.tzinfo is None or event.at.year < 1970 or event.at.year > now.year + 1):
        raise RejectedEventError(f"at: give a time with a zone between 1970 and {now.year + 1}")


def _store(
    tx: ManagedTransaction,
    event: Interaction,
    table: FeedbackTable,
    rules: InterestRules,
    now: datetime,
    may_create: bool,
) -> bool:
    if not may_create:
        ends = tx.run(ENDS_EXIST, user_id=event.user_id, item_id=event.item_id).single(strict=True)
        if not ends["has_user"]:
            raise UnknownUserError(event.user_id)
        if not ends["has_item"]:
            raise UnknownItemError(event.item_id)
    new, _ = upsert_interactions(tx, [event])
    if new:
        refresh_strengths_in(tx, [event.user_id], table, now)
        refresh_popularity_in(tx, [event.item_id])
        refresh_affinities_in(tx, [event.user_id], rules)
    return bool(new)

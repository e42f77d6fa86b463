"""All that the graph holds of one person, in words that person can read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from neo4j import Driver, Record, RoutingControl
from neo4j.time import Date, DateTime

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownUserError
from graph_schema.records import epoch_millis

PERSON_FACTS = cypher(__file__, "person_facts")
PERSON_INTERESTS = cypher(__file__, "person_interests")
PERSON_TIES = cypher(__file__, "person_ties")
EVIDENCE_SHOWN = 20
STATEMENT = "STATED"
PASSED = "PASSED_OVER"
FIRST_DATE = epoch_millis(datetime(1990, 1, 1, tzinfo=UTC))

Fields = dict[str, Any]
"""What one node or relationship holds, by the names of docs/model.md."""


@dataclass(frozen=True, slots=True)
class Event:
    """``at`` is None where the source has no date; then ``order`` is its place in the source's sequence."""

    event_id: str
    at: datetime | None
    order: int | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """All events of one kind with an item; ``strength`` is what was derived from them, -1 to 1 (buying up to 2)."""

    item_id: str
    title: str | None
    kind: str
    strength: float | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the items it is about and the words in it that were understood as interests."""

    document: Fields
    about: tuple[str, ...]
    mentions: tuple[Fields, ...]


@dataclass(frozen=True, slots=True)
class DerivedInterest:
    """A weight and what it rests on; ``evidence`` counts all of it, the lists show the strongest twenty of each."""

    interest_id: str
    name: str
    name_zh: str | None
    weight: float
    polarity: int
    evidence: int
    first_at: datetime | None
    last_at: datetime | None
    feedback: tuple[Fields, ...]
    texts: tuple[Fields, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Another relationship: from the person (``is_outgoing``) or to them, and what is at its other end."""

    type: str
    is_outgoing: bool
    label: str
    id: str | None
    name: str | None
    properties: Fields


@dataclass(frozen=True, slots=True)
class Person:
    """``profile`` to ``passed_over`` are facts; ``interests`` and ``derived`` were computed from them."""

    profile: Fields
    feedback: tuple[Feedback, ...]
    tags: tuple[Fields, ...]
    texts: tuple[Text, ...]
    conversations: tuple[Fields, ...]
    follows: tuple[Fields, ...]
    followers: tuple[Fields, ...]
    statements: tuple[Tie, ...]
    passed_over: tuple[Tie, ...]
    interests: tuple[DerivedInterest, ...]
    derived: tuple[Tie, ...]


def read_person(driver: Driver, user_id: str) -> Person:
    """Return all that is held of a person. Raises UnknownUserError."""
    facts = _read(driver, PERSON_FACTS, user_id)
    if not facts:
        raise UnknownUserError(user_id)
    row = _native(facts[0].data())
    interests = _read(driver, PERSON_INTERESTS, user_id, limit=EVIDENCE_SHOWN)
    ties = [Tie(**_native(one.data())) for one in _read(driver, PERSON_TIES, user_id)]
    return Person(
        profile=row["profile"],
        feedback=tuple(_feedback(one) for one in row["feedback"]),
        tags=tuple(row["tags"]),
        texts=tuple(Text(one["document"], tuple(one["about"]), tuple(one["mentions"])) for one in row["texts"]),
        conversations=tuple(row["conversations"]),
        follows=tuple(row["follows"]),
        followers=tuple(row["followers"]),
        statements=tuple(tie for tie in ties if tie.type == STATEMENT),
        passed_over=tuple(tie for tie in ties if tie.type == PASSED),
        interests=tuple(DerivedInterest(**_native(one.data())) for one in interests),
        derived=tuple(tie for tie in ties if tie.type not in (STATEMENT, PASSED)),
    )


def _read(driver: Driver, query: str, user_id: str, **parameters: object) -> list[Record]:
    return driver.execute_query(query, {"user_id": user_id, **parameters}, routing_=RoutingControl.READ).records


def _native(value: Any) -> Any:
    """Return times as Python's own, wherever they stand."""
    if isinstance(value, dict):
        return {name: _native(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_native(part) for part in value]
    return value.to_native() if isinstance(value, (DateTime, Date)) else value


def _feedback(row: Mapping[str, Any]) -> Feedback:
    events = tuple(
        Event(
            event_id,
            datetime.fromtimestamp(at / 1000, UTC) if at >= FIRST_DATE else None,
            at if 0 < at < FIRST_DATE else None,
            None if math.isnan(value) else value,
        )
        for event_id, at, value in zip(row["event_ids"], row["ats"], row["values"], strict=True)
    )
    return Feedback(row["item_id"], row["title"], row["kind"], row["strength"], events)

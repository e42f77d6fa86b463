"""Events of one kind between a user and an item, kept once each and in order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_schema.records import Interaction, epoch_millis, event_id

Event = tuple[int, str, float]
"""Time in milliseconds since 1970 UTC (0 unknown), id, value (NaN none)."""
Tie = tuple[str, str, str]
"""User id, item id, kind."""


@dataclass(frozen=True, slots=True)
class EventList:
    """Distinct events, by time then id, ready to be stored as three parallel lists."""

    events: tuple[Event, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(event[1] for event in self.events)

    @property
    def newest_value(self) -> float | None:
        """The value of the newest event that has one."""
        return next((event[2] for event in reversed(self.events) if not math.isnan(event[2])), None)

    def row(self, item_id: str, kind: str) -> list[object]:
        """Return the list that the writing queries take for one relationship."""
        if len(self.events) == 1:  # as nearly all are
            at, id, value = self.events[0]
            return [item_id, kind, [id], [at], [value], None if math.isnan(value) else value]
        ats = [event[0] for event in self.events]
        values = [event[2] for event in self.events]
        return [item_id, kind, list(self.ids), ats, values, self.newest_value]


def merge_events(*sources: Iterable[Event]) -> EventList:
    """Join events; of two with one id the later (then the larger) wins, so that order of arrival never matters."""
    best: dict[str, Event] = {}
    for events in sources:
        for event in events:
            known = best.get(event[1])
            if known is None or _order(event) > _order(known):
                best[event[1]] = event
    return EventList(tuple(sorted(best.values(), key=lambda event: event[:2])))


def group_events(interactions: Iterable[Interaction]) -> dict[Tie, EventList]:
    """Group a batch's events by user, item and kind."""
    firsts: dict[Tie, Event] = {}
    others: dict[Tie, list[Event]] = defaultdict(list)
    for one in interactions:
        value = math.nan if one.value is None else float(one.value)
        tie, event = (one.user_id, one.item_id, one.kind), (epoch_millis(one.at), event_id(one), value)
        if firsts.setdefault(tie, event) is not event:
            others[tie].append(event)
    return {
        tie: merge_events([first], others[tie]) if tie in others else EventList((first,))
        for tie, first in firsts.items()
    }


def rows_by_user(ties: Mapping[Tie, EventList]) -> list[list[object]]:
    """Group relationship rows under their user: one look-up a user instead of one a row."""
    grouped: dict[str, list[object]] = defaultdict(list)
    for (user_id, item_id, kind), events in ties.items():
        grouped[user_id].append(events.row(item_id, kind))
    return [[user_id, rows] for user_id, rows in sorted(grouped.items())]


def _order(event: Event) -> tuple[int, bool, float]:
    at, _, value = event
    return (at, not math.isnan(value), 0.0 if math.isnan(value) else value)

"""The rows of interactions.csv: what a catalogue would have logged of each reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from loaders.sample.invented.choices import LATEST, Reading
from loaders.sample.invented.readers import COLD_STARTS

EventRow = tuple[str, str, str, str, str]


def event_rows(readings: Sequence[Reading]) -> list[EventRow]:
    """Return (user_id, item_id, kind, value, at) of every event, oldest first."""
    rows = [row for reading in readings for row in _events_of(reading)]
    return sorted(rows, key=lambda row: (row[4], row[0], row[1], row[2]))


def is_rated(reading: Reading) -> bool:
    """Tell whether the reader left stars; the same answer whenever it is asked."""
    return _draws(reading)[1] < 0.62


def _draws(reading: Reading) -> list[float]:
    random = Random(f"{reading.reader.user_id}/{reading.book.item_id}/events")
    return [random.random() for _ in range(5)]


def _events_of(reading: Reading) -> Iterator[EventRow]:
    looked, _, showed, pause, again = _draws(reading)
    rated = is_rated(reading)
    reacted = showed < 0.45 and reading.stance != "0"
    if reading.reader.user_id in COLD_STARTS:
        rated, reacted, looked = False, False, 0.0
    if looked < 0.75 or not (rated or reacted):
        yield _row(reading, "view", "", 0)
    if looked < 0.08 and reading.reader.user_id not in COLD_STARTS:
        yield _row(reading, "view", "", again * 6)
    if reacted:
        yield _row(reading, "like" if reading.stance == "+" else "dislike", "", 2 + pause * 9)
    if rated:
        yield _row(reading, "rate", str(reading.stars), 3 + pause * 14)


def _row(reading: Reading, kind: str, value: str, days: float) -> EventRow:
    at = min(reading.at + timedelta(minutes=int(days * 24 * 60)), LATEST + timedelta(days=3))
    return (reading.reader.user_id, reading.book.item_id, kind, value, at.strftime("%Y-%m-%dT%H:%M:%SZ"))

"""A query with its parameters, as it was asked: it runs, and it can be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from neo4j import Driver, Query, Record, RoutingControl
from neo4j.time import DateTime

Row = TypeVar("Row")
SECONDS = 20.0
"""A page waits this long for one query; then the database stops it."""


@dataclass(frozen=True, slots=True)
class Question:
    """Cypher and its parameters, so that a list can say how it came about."""

    text: str
    parameters: Mapping[str, Any]

    def ask(self, driver: Driver) -> list[Record]:
        """Run the query on a reader and return its rows."""
        rows, _, _ = driver.execute_query(
            Query(self.text, timeout=SECONDS),  # type: ignore[arg-type]
            dict(self.parameters),
            routing_=RoutingControl.READ,
        )
        return rows


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """A part of a list: the rows, how many there are in all, and the question they answer.

    ``cursor`` leads on to the next part; None at the end, or where a list is only shown from its top.
    """

    rows: tuple[Row, ...]
    total: int
    question: Question
    cursor: str | None = None

    @property
    def left_off(self) -> int:
        return max(0, self.total - len(self.rows))


def utc(value: DateTime | datetime | None) -> datetime | None:
    """Return a stored time as Python's own."""
    return value.to_native() if isinstance(value, DateTime) else value

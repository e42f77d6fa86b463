"""What an interview knows of a person before it asks."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownUserError
from services.database.reading import read

KNOWN = cypher(__file__, "known")
HISTORY = 12
"""Newest things looked at: who likes the same of these answers as the person does."""
DRAWN_FROM = 0.5
"""A person answers yes to an interest that has at least half the weight of their strongest."""


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of what has an answer already, in the history of the person or in the interview.

    ``liked`` and ``disliked`` hold the newest things alone; ``met`` all.
    """

    met: frozenset[str]
    liked: tuple[str, ...]
    disliked: tuple[str, ...]
    drawn: tuple[str, ...]
    stated: frozenset[str]
    passed_items: tuple[str, ...]
    passed_interests: tuple[str, ...]

    @property
    def items(self) -> frozenset[str]:
        """Items that are not asked of again."""
        return self.met | {*self.passed_items}

    @property
    def interests(self) -> frozenset[str]:
        """Interests that are not asked of again."""
        return self.stated | {*self.drawn, *self.passed_interests}


def read_known(driver: Driver, user_id: str) -> Known:
    """Return what is known of a person. Raises UnknownUserError."""
    rows = read(driver, KNOWN, {"user_id": user_id, "history": HISTORY, "drawn_from": DRAWN_FROM})
    if not rows:
        raise UnknownUserError(user_id)
    row = rows[0]
    return Known(
        met=frozenset(row["met"]),
        liked=tuple(id for id, strength in row["newest"] if strength > 0),
        disliked=tuple(id for id, strength in row["newest"] if strength < 0),
        drawn=tuple(row["drawn"]),
        stated=frozenset(row["stated"]),
        passed_items=tuple(row["passed_items"]),
        passed_interests=tuple(row["passed_interests"]),
    )

"""What an item is about, and where that is known from."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question

ITEM_INTERESTS = cypher(__file__, "item_interests")


@dataclass(frozen=True, slots=True)
class AboutSource:
    """One ABOUT: catalogue, crowd or text; ``evidence`` counts the facts behind ``weight``."""

    source: str
    weight: float
    evidence: int


@dataclass(frozen=True, slots=True)
class ItemInterest:
    """An interest of an item; ``telling`` is its largest weight x its specificity."""

    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    sources: tuple[AboutSource, ...]
    telling: float

    @property
    def weight(self) -> float:
        return max(source.weight for source in self.sources)


def item_interests(driver: Driver, item_id: str, limit: int = 30) -> Listing[ItemInterest]:
    """Return what the item is about, the most telling first; empty for an item nobody knows."""
    question = Question(ITEM_INTERESTS, {"item_id": item_id, "limit": limit})
    rows = question.ask(driver)
    interests = tuple(
        ItemInterest(
            row["interest_id"],
            row["name"],
            row["name_zh"],
            row["kind"],
            tuple(AboutSource(*source) for source in sorted(row["sources"])),
            row["telling"],
        )
        for row in rows
    )
    return Listing(interests, rows[0]["total"] if rows else 0, question)

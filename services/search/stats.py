"""The graph in figures: counts, and how fresh it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Question, utc

COUNTS = cypher(__file__, "counts")
FRESHNESS = cypher(__file__, "freshness")
NODE_LABELS = ("User", "Item", "Document", "Interest")


@dataclass(frozen=True, slots=True)
class Freshness:
    """When the newest event happened, when derived figures were last stored, and what still waits for that."""

    newest_event: datetime | None
    as_of: datetime | None
    users_to_refresh: int
    items_to_mine: int
    similarity_to_refresh: int

    @property
    def is_fresh(self) -> bool:
        return not (self.users_to_refresh or self.items_to_mine or self.similarity_to_refresh)


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts by label and by relationship type, and freshness."""

    nodes: dict[str, int]
    relationships: dict[str, int]
    freshness: Freshness
    question: Question

    @property
    def is_empty(self) -> bool:
        return not any(self.nodes.values())


def graph_stats(driver: Driver) -> Stats:
    """Return the graph in figures; counts come from the count store."""
    question = Question(COUNTS, {})
    counts = {row["name"]: row["count"] for row in question.ask(driver)}
    row = dict(Question(FRESHNESS, {}).ask(driver)[0])
    times = {name: utc(row[name]) for name in ("newest_event", "as_of")}
    return Stats(
        {name: count for name, count in counts.items() if name in NODE_LABELS},
        {name: count for name, count in counts.items() if name not in NODE_LABELS},
        Freshness(**row | times),
        question,
    )

"""Finds users, items and interests by words in any language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question
from services.search.words import full_text_query

SEARCH = cypher(__file__, "search")
INDEXES = {"Interest": "interest_words", "Item": "item_words", "User": "user_words"}
LABELS = tuple(INDEXES)


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found; ``score`` is comparable within its label, ``hint`` tells namesakes apart."""

    label: str
    id: str
    name: str
    name_zh: str | None
    hint: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a text, one list a label."""

    text: str
    lists: dict[str, Listing[Hit]]

    @property
    def total(self) -> int:
        return sum(listing.total for listing in self.lists.values())

    @property
    def hits(self) -> list[Hit]:
        return [hit for listing in self.lists.values() for hit in listing.rows]


def search(driver: Driver, text: str, label: str | None = None, limit: int = 20) -> Found:
    """Return at most ``limit`` nodes a label that hold all the words; where none does, those that hold any."""
    labels = LABELS if label is None else (label,)
    found = _search(driver, text, labels, limit, "AND")
    return found if found.total else _search(driver, text, labels, limit, "OR")


def _search(driver: Driver, text: str, labels: Sequence[str], limit: int, joined_by: str) -> Found:
    words = full_text_query(text, joined_by)
    if not words:
        return Found(text, {})
    lists = {}
    for label in labels:
        question = Question(SEARCH, {"index": INDEXES[label], "words": words, "text": text.strip(), "limit": limit})
        rows = question.ask(driver)
        hits = tuple(
            Hit(row["label"], row["id"], row["name"], row["name_zh"], row["hint"], row["score"]) for row in rows
        )
        lists[label] = Listing(hits, rows[0]["total"] if rows else 0, question)
    return Found(text, lists)

"""Texts about an item, with the words in them that are evidence for an interest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question, utc

ITEM_TEXTS = cypher(__file__, "item_texts")
CHARACTERS = 1500


@dataclass(frozen=True, slots=True)
class Mention:
    """The span of a text that names an interest; ``polarity`` is -1, 0 or 1."""

    start: int
    end: int
    interest_id: str
    name: str
    name_zh: str | None
    polarity: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The beginning of a text about an item; spans of ``mentions`` lie within ``text``."""

    document_id: str
    kind: str
    language: str | None
    title: str | None
    text: str
    is_cut: bool
    at: datetime | None
    user_id: str | None
    user_name: str | None
    mentions: tuple[Mention, ...]


def item_texts(driver: Driver, item_id: str, limit: int = 8, characters: int = CHARACTERS) -> Listing[Passage]:
    """Return texts about the item: descriptions first, then the newest; empty for an item nobody knows."""
    question = Question(ITEM_TEXTS, {"item_id": item_id, "limit": limit, "characters": characters})
    rows = [dict(row) for row in question.ask(driver)]
    total = rows[0]["total"] if rows else 0
    passages = []
    for row in rows:
        del row["total"]
        mentions = tuple(Mention(*mention) for mention in row["mentions"])
        passages.append(Passage(**row | {"mentions": mentions, "at": utc(row["at"])}))
    return Listing(tuple(passages), total, question)

"""What an interest is to others: wider, narrower, related, and the same under another name."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.search.question import Question

INTEREST_TIES = cypher(__file__, "interest_ties")


@dataclass(frozen=True, slots=True)
class OtherInterest:
    """An interest at the other end; ``weight`` says how related it is, None for other ties."""

    interest_id: str
    name: str
    name_zh: str | None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class InterestTies:
    """``merged_into`` is where the interest stands now; ``merged`` are those that stand at it."""

    merged_into: OtherInterest | None
    merged: tuple[OtherInterest, ...]
    broader: tuple[OtherInterest, ...]
    narrower: tuple[OtherInterest, ...]
    related_to: tuple[OtherInterest, ...]
    question: Question


def interest_ties(driver: Driver, interest_id: str, limit: int = 24) -> InterestTies:
    """Return the ties of an interest, at most ``limit`` of each sort; none for one nobody knows."""
    question = Question(INTEREST_TIES, {"interest_id": interest_id, "limit": limit})
    found: dict[str, list[OtherInterest]] = {}
    for row in question.ask(driver):
        found.setdefault(row["tie"], []).append(_other(row))
    return InterestTies(
        next(iter(found.get("merged_into", ())), None),
        tuple(found.get("merged", ())),
        tuple(found.get("broader", ())),
        tuple(found.get("narrower", ())),
        tuple(found.get("related_to", ())),
        question,
    )


def _other(row: Record) -> OtherInterest:
    return OtherInterest(row["interest_id"], row["name"], row["name_zh"], row["weight"])

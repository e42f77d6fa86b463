"""Recommends what pleased most people lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.feedback.trends import HALF_LIFE_MS
from services.recommenders.asking import ask, item_node
from services.recommenders.candidate import Candidate, Term, ranked
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

NAME = "trending"
EARLIER = "trending-earlier"
TRENDING = cypher(__file__, "trending")


@dataclass(frozen=True, slots=True)
class TrendingRecommender:
    """Scores an item by the people it pleased, each counting half as much every half-life before the newest event.

    Not before now: a graph loaded years later trends as it did. What is left of an item after ``oldest`` half-lives
    counts nothing. The trend of an item is stored when feedback is refreshed, so a single event shows after that.
    """

    driver: Driver
    half_life_ms: float = HALF_LIFE_MS
    window_ms: float = HALF_LIFE_MS
    oldest: float = 36.0
    name: str = NAME

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        rows = ask(self.driver, TRENDING, **self._parameters(user_id, None, n) | scope.parameters())
        return [row["item_id"] for row in rows]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._ask(user_id, list(item_ids), len(item_ids))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return ranked(self._ask(user_id, None, n), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(TRENDING, self._parameters(user_id, list(item_ids), len(item_ids)))}

    def _parameters(self, user_id: str, item_ids: list[str] | None, n: int) -> dict[str, Any]:
        bounds = {"half_life_ms": self.half_life_ms, "window_ms": self.window_ms, "oldest": self.oldest}
        return {"user_id": user_id, "item_ids": item_ids, "n": n, **bounds, **UNSEEN.parameters()}

    def _ask(self, user_id: str, item_ids: list[str] | None, n: int) -> list[Candidate]:
        return [_candidate(row) for row in ask(self.driver, TRENDING, **self._parameters(user_id, item_ids, n))]


def _candidate(row: Record) -> Candidate:
    kind = NAME if row["recently"] else EARLIER
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    return Candidate(item, (Term(kind, row["score"], support=row["recently"]),))

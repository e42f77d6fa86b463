"""Recommends what pleased most people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.recommenders.asking import ask, item_node
from services.recommenders.candidate import Candidate, Term
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

CANDIDATES = cypher(__file__, "popularity_candidates")
NAME = "popularity"
POPULARITY = cypher(__file__, "popularity")


@dataclass(frozen=True, slots=True)
class PopularityRecommender:
    """Scores an item by the number of users whose feedback on it is positive: the baseline of every measurement."""

    driver: Driver
    name: str = NAME

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        return [row["item_id"] for row in ask(self.driver, CANDIDATES, user_id=user_id, n=n, **scope.parameters())]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        rows = ask(self.driver, POPULARITY, user_id=user_id, item_ids=list(item_ids))
        return [self._candidate(row) for row in rows]

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        rows = ask(self.driver, CANDIDATES, user_id=user_id, n=n, **UNSEEN.parameters())
        return [self._candidate(row) for row in rows]

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(POPULARITY, {"user_id": user_id, "item_ids": list(item_ids)})}

    def _candidate(self, row: Record) -> Candidate:
        item = item_node(row["item_id"], row["title"], row["title_zh"])
        return Candidate(item, (popularity_term(row["popularity"], float(row["popularity"])),))


def popularity_term(popularity: int, contribution: float) -> Term:
    """Return what a number of people pleased contributes; it has no path."""
    return Term(NAME, contribution, support=popularity)

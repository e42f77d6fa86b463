"""Recommends what pleased most people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.recommenders.asking import ask, item_node
from services.recommenders.candidate import Candidate, Term, ranked

POPULARITY = cypher(__file__, "popularity")
POPULARITY_OF = cypher(__file__, "popularity_of")


@dataclass(frozen=True, slots=True)
class PopularityRecommender:
    """Scores an item by the number of users whose feedback on it is positive: the baseline of every measurement."""

    driver: Driver
    name: str = "popularity"

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        rows = ask(self.driver, POPULARITY, user_id=user_id, n=n)
        return ranked([self._candidate(row) for row in rows], n)

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        rows = ask(self.driver, POPULARITY_OF, user_id=user_id, item_ids=list(item_ids))
        return ranked([self._candidate(row) for row in rows], len(item_ids))

    def _candidate(self, row: Record) -> Candidate:
        item = item_node(row["item_id"], row["title"], row["title_zh"])
        return Candidate(item, (Term(self.name, float(row["popularity"]), support=row["popularity"]),))

"""Joins similarity, interests and popularity in one question to the graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.recommenders.asking import ask, item_node
from services.recommenders.candidate import Candidate, Recommender, Term, ranked
from services.recommenders.hybrid import Component, HybridRecommender, gathered
from services.recommenders.interest_path import InterestPathRecommender, interest_term
from services.recommenders.item_based import ItemBasedRecommender, similar_term
from services.recommenders.popularity import PopularityRecommender, popularity_term
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

HYBRID = cypher(__file__, "hybrid")


@dataclass(frozen=True, slots=True)
class GraphHybridRecommender:
    """The weighted sum of ``item-based``, ``interest-path`` and ``popularity``, asked in one query instead of nine.

    Says what a HybridRecommender of the three says with these weights; a test holds the two together.
    """

    driver: Driver
    item_based: ItemBasedRecommender
    interest_path: InterestPathRecommender
    popularity: PopularityRecommender
    weights: tuple[float, float, float] = (0.5, 0.4, 0.1)
    pool: int = 40
    name: str = "hybrid"

    def in_parts(self) -> HybridRecommender:
        """Return the same sum as a hybrid that asks each of its components."""
        parts: tuple[Recommender, ...] = (self.item_based, self.interest_path, self.popularity)
        components = tuple(Component(part, weight) for part, weight in zip(parts, self.weights, strict=True))
        return HybridRecommender(components, self.pool, self.name)

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        return self.in_parts().candidates(user_id, n, scope)

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._ask(user_id, list(item_ids), len(item_ids))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return ranked(self._ask(user_id, None, n), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(HYBRID, self._parameters(user_id, list(item_ids), len(item_ids)))}

    def _parameters(self, user_id: str, item_ids: list[str] | None, n: int) -> dict[str, Any]:
        rules = self.interest_path.rules
        pool = self.pool if item_ids is not None else max(self.pool, n)
        return {
            "user_id": user_id,
            "item_ids": item_ids,
            "n": n,
            "weights": list(self.weights),
            "pool": pool,
            "best_of": self.pool,
            "history": self.item_based.history,
            "method": self.item_based.method,
            "without": list(self.interest_path.without),
            "breadth": self.interest_path.breadth,
            "promising": max(self.interest_path.pool, 2 * pool),
            "shrink": rules.shrink,
            "prior": rules.prior,
            "prior_half": rules.prior_half,
            **UNSEEN.parameters(),
        }

    def _ask(self, user_id: str, item_ids: list[str] | None, n: int) -> list[Candidate]:
        rows = ask(self.driver, HYBRID, **self._parameters(user_id, item_ids, n))
        return [one for row in rows if (one := self._candidate(user_id, row)).terms]

    def _candidate(self, user_id: str, row: Record) -> Candidate:
        item = item_node(row["item_id"], row["title"], row["title_zh"])
        behaved, shared, popular = (
            weight / best if best and best > 0 else 0.0 for weight, best in zip(self.weights, row["bests"], strict=True)
        )
        terms: list[Term] = []
        if behaved:
            terms += [similar_term(user_id, path, item).scaled(behaved) for path in row["seen_paths"]]
        if shared:
            terms += [interest_term(user_id, path, item).scaled(shared) for path in row["interest_paths"]]
        if row["popularity"]:
            terms.append(popularity_term(row["popularity"], row["prior"] * shared + row["popularity"] * popular))
        return Candidate(item, gathered(terms))

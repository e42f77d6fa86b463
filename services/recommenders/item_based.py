"""Item-based collaborative filtering over SIMILAR_TO."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.recommenders.asking import ask, item_node, user_node
from services.recommenders.candidate import Candidate, Node, Term, Tie, ranked
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

NAME = "item-based"
ITEM_BASED = cypher(__file__, "item_based")


@dataclass(frozen=True, slots=True)
class ItemBasedRecommender:
    """Scores an item by strength of feedback x similarity, summed over the newest ``history`` items met.

    The similarity is by the ``method``, or where none is named by the one that was last chosen for this graph.

    References
    ----------
    Sarwar et al., "Item-based collaborative filtering recommendation algorithms", WWW 2001.
    """

    driver: Driver
    history: int = 30
    method: str | None = None
    name: str = NAME

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        asked = self._parameters(user_id, None, n) | scope.parameters() | {"with_paths": False}
        return [row["item_id"] for row in ask(self.driver, ITEM_BASED, **asked)]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._ask(user_id, list(item_ids), len(item_ids))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return ranked(self._ask(user_id, None, n), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(ITEM_BASED, self._parameters(user_id, list(item_ids), len(item_ids)))}

    def _parameters(self, user_id: str, item_ids: list[str] | None, n: int) -> dict[str, Any]:
        """Return what the query is asked with: these items, or the best ``n``."""
        asked = {"user_id": user_id, "item_ids": item_ids, "n": n, "history": self.history, "method": self.method}
        return asked | {"with_paths": True} | UNSEEN.parameters()

    def _ask(self, user_id: str, item_ids: list[str] | None, n: int) -> list[Candidate]:
        rows = ask(self.driver, ITEM_BASED, **self._parameters(user_id, item_ids, n))
        return [self._candidate(user_id, row) for row in rows]

    def _candidate(self, user_id: str, row: Record) -> Candidate:
        item = item_node(row["item_id"], row["title"], row["title_zh"])
        return Candidate(item, tuple(similar_term(user_id, path, item) for path in row["paths"]))


def similar_term(user_id: str, path: list[Any], item: Node) -> Term:
    """Return a row of ``paths`` as a term: the user met something that is similar to the item."""
    seen_id, title, title_zh, kind, value, strength, weight, method = path
    nodes = (user_node(user_id), item_node(seen_id, title, title_zh), item)
    ties = (Tie("INTERACTED_WITH", strength, kind, value), Tie("SIMILAR_TO", weight, method))
    return Term(NAME, strength * weight, nodes, ties)

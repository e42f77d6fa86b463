"""Recommends by vectors of users and items: the inner product of the user's with the item's."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record, RoutingControl

from graph_schema.cypher import cypher
from services.recommenders.asking import ask, item_node, user_node
from services.recommenders.candidate import Candidate, Node, Term, Tie, ranked
from services.recommenders.scope import UNSEEN, Scope
from services.recommenders.vector_space import VectorSpace
from services.search.question import Question

TASTES = VectorSpace(
    kind="taste",
    query=cypher(__file__, "taste"),
    count="MATCH (i:Item) WHERE i.taste_method = $method RETURN count(i) AS n",
    users="MATCH (user:User) WHERE user.taste_method = $method RETURN user.user_id AS id, user.taste AS vector",
    items="MATCH (item:Item) WHERE item.taste_method = $method RETURN item.item_id AS id, item.taste AS vector",
)
"""See `rebuild taste`."""
SPARE = 240
"""Vectors taken beyond those asked for: what suits somebody best is often what they have met."""
MARGIN = 10
"""Items scored beyond those asked for: the index ranks by rounded numbers."""


@dataclass(frozen=True, slots=True)
class TasteRecommender:
    """Scores an item by the inner product of its vector with the user's, both by one method and of one space.

    The vectors come from everybody together; the score is shared out among the newest ``history`` things the
    user likes, by how near the item each of them lies. Nobody has a list while the graph holds another method.

    References
    ----------
    Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets", ICDM 2008.
    Rendle et al., "BPR: Bayesian personalized ranking from implicit feedback", UAI 2009.
    """

    driver: Driver
    method: str
    history: int = 30
    space: VectorSpace = TASTES

    @property
    def name(self) -> str:
        """The name of the method."""
        return self.method

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        plain = scope.parameters() | {"with_paths": False}
        rows = self._deepening(n, lambda k: self._ask(self._parameters(user_id, (), n + MARGIN, n, k) | plain))
        return [row["item_id"] for row in rows]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._candidates(user_id, self._ask(self._about(user_id, item_ids)))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        rows = self._deepening(n, lambda k: self._ask(self._parameters(user_id, (), n + MARGIN, n, k)))
        return ranked(self._candidates(user_id, rows), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(self.space.query, self._about(user_id, item_ids))}

    def _about(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Any]:
        return self._parameters(user_id, item_ids, len(item_ids), len(item_ids), 0)

    def _parameters(self, user_id: str, item_ids: Sequence[str], n: int, best: int, k: int) -> dict[str, Any]:
        """Return what the query is asked with: these items, or the ``best`` of the nearest ``n``."""
        asked = {"user_id": user_id, "item_ids": list(item_ids), "n": n, "best": best, "k": k}
        return asked | {"method": self.method, "history": self.history, "with_paths": True} | UNSEEN.parameters()

    def _deepening(self, n: int, search: Callable[[int], list[Record]]) -> list[Record]:
        """Take more and more vectors from the index until ``n`` of them are new to the user, or all were taken."""
        k = n + SPARE
        rows = search(k)
        while len(rows) < n and k < self._vectors():
            k *= 4
            rows = search(k)
        return rows

    def _vectors(self) -> int:
        rows, _, _ = self.driver.execute_query(self.space.count, method=self.method, routing_=RoutingControl.READ)
        return int(rows[0]["n"])

    def _ask(self, parameters: dict[str, Any]) -> list[Record]:
        return ask(self.driver, self.space.query, **parameters)

    def _candidates(self, user_id: str, rows: Sequence[Record]) -> list[Candidate]:
        found = ((item_node(row["item_id"], row["title"], row["title_zh"]), row) for row in rows)
        kind = self.space.kind
        return [Candidate(item, taste_terms(kind, user_id, row["score"], row["paths"])) for item, row in found]


def taste_terms(kind: str, user_id: str, score: float, paths: Sequence[list[Any]]) -> tuple[Term, ...]:
    """Share a score out among the things liked, by how near the item they lie; where none is near it has no path."""
    near = [path for path in paths if path[-1] > 0]
    total = math.fsum(path[-1] for path in near)
    if not near:
        return (Term(kind, score),)
    return tuple(_term(kind, user_id, path, score * path[-1] / total) for path in near)


def _term(kind: str, user_id: str, path: list[Any], contribution: float) -> Term:
    """Return a thing liked as a term; the graph ties the user to it, and only a cosine it to the item."""
    seen_id, title, title_zh, feedback, value, strength, _ = path
    seen: Node = item_node(seen_id, title, title_zh)
    return Term(kind, contribution, (user_node(user_id), seen), (Tie("INTERACTED_WITH", strength, feedback, value),))

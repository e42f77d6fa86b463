"""Recommends what is near in meaning to what the user liked, by the vectors of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record, RoutingControl
from neo4j.exceptions import ClientError

from graph_schema.cypher import cypher
from services.embedding.indexes import require_vector_search
from services.recommenders.asking import ask, item_node, require_user, user_node
from services.recommenders.candidate import Candidate, Node, Term, Tie, ranked
from services.recommenders.index_bounds import index_bounds
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

CANDIDATES = cypher(__file__, "content_candidates")
CONTENT = cypher(__file__, "content")
NAME = "content"
COUNT = "MATCH (i:Item) WHERE i.embedding_checksum IS NOT NULL RETURN count(i) AS n"
SPARE = 240
"""Vectors taken beyond those asked for: what is nearest to what somebody liked is often what they have met."""
MOST = 16_000
MARGIN = 10
"""Items scored beyond those asked for: the index ranks by rounded numbers."""
NO_INDEX = "Neo.ClientError.Schema.IndexNotFound"
BAD_SYNTAX = "Neo.ClientError.Statement.SyntaxError"


@dataclass(frozen=True, slots=True)
class ContentRecommender:
    """Scores an item by the cosine of its vector with a profile: the sum of strength x (vector - centre).

    The profile is of the newest ``history`` items met, what was disliked counting against; for someone who has met
    nothing, of the ``breadth`` strongest interests. The centre, the mean of all items' (or interests') vectors, is what
    every text here has in common; each term is how much nearer the item is to one thing liked than to that.
    An item needs a text and `interest-graph embed`, and no feedback at all.

    References
    ----------
    Lops, de Gemmis and Semeraro, "Content-based recommender systems", Recommender Systems Handbook, 2011.
    """

    driver: Driver
    history: int = 30
    breadth: int = 30
    name: str = NAME

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        bounds = index_bounds(scope.filter)
        if bounds.is_empty:
            require_user(self.driver, user_id)
            return []
        asked = {"user_id": user_id, "n": n, **self._sizes(), **scope.parameters(), **bounds.parameters()}
        rows = self._deepening(n, lambda k: self._ask(CANDIDATES, **asked, **bounds.shares(k)))
        return [row["item_id"] for row in rows]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._candidates(user_id, self._ask(CONTENT, **self._about(user_id, item_ids)))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        rows = self._deepening(n, lambda k: self._ask(CONTENT, **self._parameters(user_id, (), n + MARGIN, n, k)))
        return ranked(self._candidates(user_id, rows), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(CONTENT, self._about(user_id, item_ids))}

    def _sizes(self) -> dict[str, int]:
        return {"history": self.history, "breadth": self.breadth}

    def _about(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Any]:
        return self._parameters(user_id, item_ids, len(item_ids), len(item_ids), 0)

    def _parameters(self, user_id: str, item_ids: Sequence[str], n: int, best: int, k: int) -> dict[str, Any]:
        """Return what the query is asked with: these items, or the ``best`` of the nearest ``n``."""
        asked = {"user_id": user_id, "item_ids": list(item_ids), "n": n, "best": best, "k": k}
        return asked | self._sizes() | UNSEEN.parameters()

    def _deepening(self, n: int, search: Any) -> list[Record]:
        """Take more and more vectors from the index until ``n`` of them are new to the user, or all were taken."""
        k = n + SPARE
        rows: list[Record] = search(k)
        while len(rows) < n and k < min(MOST, self._vectors()):
            k *= 4
            rows = search(k)
        return rows

    def _vectors(self) -> int:
        rows, _, _ = self.driver.execute_query(COUNT, routing_=RoutingControl.READ)
        return int(rows[0]["n"])

    def _ask(self, query: str, **parameters: Any) -> list[Record]:
        """Ask; without an index nothing was embedded, and nobody has anything near."""
        try:
            return ask(self.driver, query, **parameters)
        except ClientError as error:
            if error.code == BAD_SYNTAX:
                require_vector_search(self.driver)
            if error.code != NO_INDEX:
                raise
            require_user(self.driver, parameters["user_id"])
            return []

    def _candidates(self, user_id: str, rows: Sequence[Record]) -> list[Candidate]:
        return [
            Candidate(
                item_node(row["item_id"], row["title"], row["title_zh"]),
                tuple(_term(user_id, path) for path in row["paths"]),
            )
            for row in rows
        ]


def _term(user_id: str, path: list[Any]) -> Term:
    """Return a row of ``paths`` as a term; the graph ties the user to what they know, and only a cosine to the item."""
    label, node_id, name, name_zh, kind, value, strength, contribution = path
    known = Node(label, node_id, name or node_id, name_zh)
    tie = Tie("INTERACTED_WITH", strength, kind, value) if label == "Item" else Tie("INTERESTED_IN", strength)
    return Term(NAME, contribution, (user_node(user_id), known), (tie,))

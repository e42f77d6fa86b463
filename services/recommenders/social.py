"""Recommends what the people a user follows like, and what the communities of both like."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.recommenders.asking import ask, item_node, user_node
from services.recommenders.candidate import Candidate, Node, Term, Tie, ranked
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

NAME = "social"
SOCIAL = cypher(__file__, "social")


@dataclass(frozen=True, slots=True)
class SocialRecommender:
    """Scores an item by what ``friends`` people whom the user follows, and communities, say of it.

    What someone followed likes counts closeness x strength over ``log(e + items they met)``: who likes everything says
    little of each. Closeness is 1 in the same fine community, ``near`` in the same broad one, else ``far``; the newest
    ``history`` items of each are looked at. What a community likes more than others do counts ``communities`` x weight
    of LIKES: in full for the user's broad community, by half for the fine one, and for the fine communities of people
    followed by their share among them. So someone who follows nobody gets what their own communities like.
    """

    driver: Driver
    friends: int = 50
    history: int = 30
    near: float = 0.75
    far: float = 0.5
    communities: float = 0.2
    name: str = NAME

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        rows = ask(self.driver, SOCIAL, **self._parameters(user_id, None, n) | scope.parameters())
        return [row["item_id"] for row in rows]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._ask(user_id, list(item_ids), len(item_ids))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return ranked(self._ask(user_id, None, n), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(SOCIAL, self._parameters(user_id, list(item_ids), len(item_ids)))}

    def _parameters(self, user_id: str, item_ids: list[str] | None, n: int) -> dict[str, Any]:
        """Return what the query is asked with: these items, or the best ``n``."""
        bounds = {"friends": self.friends, "history": self.history}
        weights = {"near": self.near, "far": self.far, "communities": self.communities}
        return {"user_id": user_id, "item_ids": item_ids, "n": n, **bounds, **weights, **UNSEEN.parameters()}

    def _ask(self, user_id: str, item_ids: list[str] | None, n: int) -> list[Candidate]:
        rows = ask(self.driver, SOCIAL, **self._parameters(user_id, item_ids, n))
        return [_candidate(user_id, row) for row in rows]


def _candidate(user_id: str, row: Record) -> Candidate:
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    return Candidate(item, tuple(_term(user_id, path, item) for path in row["paths"]))


def _term(user_id: str, path: list[Any], item: Node) -> Term:
    """Return a path as a term: between the ends as many nodes as ties less one, and the weights multiply."""
    between = len(path) // 2
    nodes = (user_node(user_id), *(Node(*part) for part in path[:between]), item)
    ties = tuple(Tie(*part) for part in path[between:])
    return Term(NAME, math.prod(tie.weight for tie in ties), nodes, ties)

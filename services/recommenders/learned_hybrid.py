"""The hybrid of a graph that was learned from: what was learned decides where it can, the fixed sum elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.database.reading import read
from services.learning.linear.newcomers import MOST_KNOWN
from services.learning.linear.rows import FAINTEST, MOST
from services.recommenders.asking import item_node, user_node
from services.recommenders.candidate import Candidate, Node, Term, Tie, ranked
from services.recommenders.graph_hybrid import GraphHybridRecommender
from services.recommenders.interest_path import interest_term
from services.recommenders.popularity import popularity_term
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

LEARNED = cypher(__file__, "learned_hybrid")
POPULAR, LOOKED, POOL = 100, 400, 100
"""The most popular items that compete, items that compete at all, and items whose leanings are looked at: more change
nothing that can be measured. As many for lists of up to a hundred: a short list is the beginning of a long one."""
STATED: Mapping[str, float] = MappingProxyType({"pinned": 0.5, "added": 0.25, "muted": -1.0, "removed": -0.5})
"""What an item wholly about an interest gains by what the user said of it; the best of a list has about 0.5."""


@dataclass(frozen=True, slots=True)
class LearnedHybridRecommender:
    """Scores an item by share in the history x learned weight, summed over what was met, plus what pleased many.

    Of the best by that, it adds how the user's taste as a whole leans to each beyond what many like.

    A share halves with every half-life of things liked since, and what was liked makes 1 in all; a thing disliked
    counts against. What the user said of an interest counts too. Where `learn` has not run, and for users who like
    nothing yet, ``fixed`` decides; which of them it is depends on the user alone, so scores of a list have one scale.

    References
    ----------
    Steck, "Embarrassingly shallow autoencoders for sparse data", WWW 2019; Jeunen et al., "Closed-form models for
    collaborative filtering with side-information", RecSys 2020.
    """

    driver: Driver
    fixed: GraphHybridRecommender
    name: str = "hybrid"

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        asked = self._parameters(user_id, None, n) | scope.parameters() | {"with_paths": False}
        if rows := read(self.driver, LEARNED, asked):
            return [row["item_id"] for row in rows]
        return self.fixed.candidates(user_id, n, scope)

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        if rows := read(self.driver, LEARNED, self._parameters(user_id, list(item_ids), len(item_ids))):
            return self._candidates(user_id, rows)
        return self.fixed.score(user_id, item_ids)

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        if rows := read(self.driver, LEARNED, self._parameters(user_id, None, n)):
            return ranked(self._candidates(user_id, rows), n)
        return self.fixed.recommend(user_id, n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        asked = self._parameters(user_id, list(item_ids), len(item_ids))
        if read(self.driver, LEARNED, asked | {"item_ids": None, "n": 1, "with_paths": False}):
            return {self.name: Question(LEARNED, asked)}
        return self.fixed.questions(user_id, item_ids)

    def _parameters(self, user_id: str, item_ids: list[str] | None, n: int) -> dict[str, Any]:
        """Return what the query is asked with: these items, or the best ``n``."""
        return {
            "user_id": user_id,
            "item_ids": item_ids,
            "n": n,
            "most": MOST,
            "few": MOST_KNOWN,
            "faintest": FAINTEST,
            **breadth(n),
            "stated": dict(STATED),
            "without": list(self.fixed.interest_path.without),
            "shrink": self.fixed.interest_path.rules.shrink,
            "with_paths": True,
            **UNSEEN.parameters(),
        }

    def _candidates(self, user_id: str, rows: Sequence[Record]) -> list[Candidate]:
        return [one for row in rows if (one := _candidate(user_id, row)).terms]


def breadth(n: int) -> dict[str, int]:
    """Return how many popular items and how many in all compete for ``n``, and of how many leanings are looked at."""
    return {"popular": max(POPULAR, n), "looked": max(LOOKED, 4 * n), "pool": max(POOL, n)}


def _candidate(user_id: str, row: Record) -> Candidate:
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    terms = [_suggested_term(user_id, path, item, row["popularity"]) for path in row["seen_paths"]]
    terms += [interest_term(user_id, path, item) for path in row["interest_paths"]]
    if row["prior"]:
        terms.append(popularity_term(row["popularity"], row["prior"]))
    if row["leaning"]:
        terms.append(Term("leaning" if row["leaning"] > 0 else "leaning-away", row["leaning"]))
    return Candidate(item, tuple(terms))


def _suggested_term(user_id: str, path: list[Any], item: Node, popularity: int) -> Term:
    """Return a row of ``seen_paths`` as a term: something the user met leads to the item.

    The weight of the first tie is its share in the history, below 0 for what is disliked.
    """
    seen_id, title, title_zh, kind, value, share, weight, type = path
    nodes = (user_node(user_id), item_node(seen_id, title, title_zh), item)
    ties = (Tie("INTERACTED_WITH", share, kind, value), Tie(type, weight))
    return Term("suggested" if popularity else "resembling", share * weight, nodes, ties)

"""Recommends along the paths from a user over interests to items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.interests.rules import InterestRules
from services.recommenders.asking import ask, item_node, user_node
from services.recommenders.candidate import Candidate, Node, Term, Tie, ranked
from services.recommenders.popularity import popularity_term
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

CANDIDATES = cypher(__file__, "interest_path_candidates")
NAME = "interest-path"
INTEREST_PATH = cypher(__file__, "interest_path")


@dataclass(frozen=True, slots=True)
class InterestPathRecommender:
    """Scores an item by affinity x aboutness over shared interests, plus a little for what pleased many.

    Aboutness is weight x specificity over the length of the item's interest vector plus ``shrink``, so that an item is
    not preferred for having many tags. ``prior`` bounds the popularity term, which grows as x / (x + ``prior_half``)
    with the number x of people pleased: it orders items that are about the same things. Candidates are what the
    ``breadth`` strongest interests lead to, the ``pool`` most promising of it; ``looked`` of those the user may get are
    scored exactly. ``without`` are interests left out of account.
    """

    driver: Driver
    rules: InterestRules = InterestRules()
    breadth: int = 30
    pool: int = 400
    looked: int = 60
    without: tuple[str, ...] = ()
    name: str = NAME

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        bounds = {"n": n, "breadth": self.breadth, "pool": max(self.pool, 2 * n), "without": list(self.without)}
        rows = ask(self.driver, CANDIDATES, user_id=user_id, **bounds, **scope.parameters())
        return [row["item_id"] for row in rows]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._ask(user_id, list(item_ids), len(item_ids))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return ranked(self._ask(user_id, None, n), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(INTEREST_PATH, self._parameters(user_id, list(item_ids), len(item_ids)))}

    def _parameters(self, user_id: str, item_ids: list[str] | None, n: int) -> dict[str, Any]:
        """Return what the query is asked with: these items, or the best ``n``."""
        looked = max(self.looked, 2 * n)
        asked = {"user_id": user_id, "item_ids": item_ids, "n": n, "without": list(self.without)}
        bounds = {"breadth": self.breadth, "pool": max(self.pool, looked), "looked": looked}
        rules = {"shrink": self.rules.shrink, "prior": self.rules.prior, "prior_half": self.rules.prior_half}
        return asked | bounds | rules | UNSEEN.parameters()

    def _ask(self, user_id: str, item_ids: list[str] | None, n: int) -> list[Candidate]:
        rows = ask(self.driver, INTEREST_PATH, **self._parameters(user_id, item_ids, n))
        return [self._candidate(user_id, row) for row in rows]

    def _candidate(self, user_id: str, row: Record) -> Candidate:
        item = item_node(row["item_id"], row["title"], row["title_zh"])
        terms = [interest_term(user_id, path, item) for path in row["paths"]]
        if row["prior"]:
            terms.append(popularity_term(row["popularity"], row["prior"]))
        return Candidate(item, tuple(terms))


def interest_term(user_id: str, path: list[Any], item: Node) -> Term:
    """Return a row of ``paths`` as a term: the user is drawn to, or put off by, what the item is about."""
    interest_id, name, name_zh, affinity, aboutness, source, stated = path
    nodes = (user_node(user_id), Node("Interest", interest_id, name, name_zh), item)
    ties = (Tie("INTERESTED_IN", affinity, stated), Tie("ABOUT", aboutness, source))
    return Term(NAME, affinity * aboutness, nodes, ties)

"""User-based collaborative filtering over SIMILAR_TO between users, or over neighbours found while asking."""

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

USER_BASED = cypher(__file__, "user_based")
LIVE = "live"
SOMEONE, SOMEONE_ZH = "someone with similar taste", "品味相近的人"


@dataclass(frozen=True, slots=True)
class UserBasedRecommender:
    """Scores an item by similarity x strength of feedback, summed over the ``neighbours`` nearest users.

    Where those have given much, fewer count: the nearest, with ``read_at_most`` pieces of feedback together.

    A user without stored neighbours, such as one who has just come, gets them from the newest ``history`` things
    liked: those who like them too, weighed by what is shared over the lengths of both histories plus ``shrink``.
    Things with feedback of more than ``crowd`` users lead to nobody there.

    Who the neighbours are is not said: on a path they have an id, for the query that finds it again, and no name.

    References
    ----------
    Herlocker et al., "An algorithmic framework for performing collaborative filtering", SIGIR 1999.
    """

    driver: Driver
    neighbours: int = 30
    read_at_most: int = 10_000
    history: int = 15
    crowd: int = 400
    shrink: float = 10.0
    name: str = "user-based"

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        asked = self._parameters(user_id, None, n) | scope.parameters() | {"with_paths": False}
        return [row["item_id"] for row in ask(self.driver, USER_BASED, **asked)]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._ask(user_id, list(item_ids), len(item_ids))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return ranked(self._ask(user_id, None, n), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return {self.name: Question(USER_BASED, self._parameters(user_id, list(item_ids), len(item_ids)))}

    def _parameters(self, user_id: str, item_ids: list[str] | None, n: int) -> dict[str, Any]:
        """Return what the query is asked with: these items, or the best ``n``."""
        bounds = {
            "neighbours": self.neighbours,
            "read_at_most": self.read_at_most,
            "history": self.history,
            "crowd": self.crowd,
            "shrink": self.shrink,
        }
        asked = {"user_id": user_id, "item_ids": item_ids, "n": n, "with_paths": True}
        return asked | bounds | UNSEEN.parameters()

    def _ask(self, user_id: str, item_ids: list[str] | None, n: int) -> list[Candidate]:
        rows = ask(self.driver, USER_BASED, **self._parameters(user_id, item_ids, n))
        return [self._candidate(user_id, row) for row in rows]

    def _candidate(self, user_id: str, row: Record) -> Candidate:
        item = item_node(row["item_id"], row["title"], row["title_zh"])
        user = user_node(user_id)
        return Candidate(item, tuple(self._term(user, path, item) for path in row["paths"]))

    def _term(self, user: Node, path: list[Any], item: Node) -> Term:
        neighbour_id, weight, method, common, kind, value, strength, *shared = path
        someone = Node("User", neighbour_id, SOMEONE, SOMEONE_ZH)
        theirs = Tie("INTERACTED_WITH", strength, kind, value)
        if method != LIVE:
            similar = Tie("SIMILAR_TO", weight, method, float(common))
            return Term(self.name, weight * strength, (user, someone, item), (similar, theirs), common)
        seen_id, title, title_zh, seen_kind, seen_value, seen_strength, their_kind, their_strength = shared
        nodes = (user, item_node(seen_id, title, title_zh), someone, item)
        mine = Tie("INTERACTED_WITH", seen_strength, seen_kind, seen_value)
        return Term(
            self.name, weight * strength, nodes, (mine, Tie("INTERACTED_WITH", their_strength, their_kind), theirs)
        )

"""Joins recommenders by the ranks they give, whatever their scores mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.recommenders.candidate import Candidate, Node, Recommender, Term, ranked
from services.recommenders.hybrid import gathered, in_turn
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question


@dataclass(frozen=True, slots=True)
class FusionRecommender:
    """Scores an item by the sum of 1 / (k + rank) over the lists of its components, ``depth`` items each.

    Each component's share is split over its terms in proportion to what they contribute to its score, so that the terms
    still sum to the whole.

    References
    ----------
    Cormack, Clarke and Buettcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods",
    SIGIR 2009.
    """

    components: tuple[Recommender, ...]
    k: int = 60
    depth: int = 100
    name: str = "fusion"

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        return in_turn([one.candidates(user_id, n, scope) for one in self.components])

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender; what is on none of the lists has no score."""
        wanted = set(item_ids)
        return [one for one in self._fused(user_id) if one.item.id in wanted]

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return ranked(self._fused(user_id), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        parts = (component.questions(user_id, item_ids) for component in self.components)
        return {name: question for part in parts for name, question in part.items()}

    def _fused(self, user_id: str) -> list[Candidate]:
        items: dict[str, Node] = {}
        terms: dict[str, list[Term]] = {}
        for component in self.components:
            for rank, one in enumerate(component.recommend(user_id, self.depth), 1):
                share = 1 / (self.k + rank) / one.score
                items[one.item.id] = one.item
                terms.setdefault(one.item.id, []).extend(term.scaled(share) for term in one.terms)
        return [Candidate(items[item_id], gathered(parts)) for item_id, parts in terms.items()]

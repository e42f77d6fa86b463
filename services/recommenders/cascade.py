"""Lets one recommender find what another one ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.recommenders.candidate import Candidate, Recommender, ranked
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question


@dataclass(frozen=True, slots=True)
class CascadeRecommender:
    """Ranks the ``pool`` most promising items of ``finding`` by the scores of ``deciding``.

    A score is the deciding stage's alone, and so are its terms; what that stage has nothing to say about is left out.

    References
    ----------
    Burke, "Hybrid recommender systems: survey and experiments", 2002: a cascade hybrid.
    """

    finding: Recommender
    deciding: Recommender
    pool: int = 60
    name: str = "cascade"

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        return self.finding.candidates(user_id, max(n, self.pool), scope)

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self.deciding.score(user_id, item_ids)

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        found = self.finding.candidates(user_id, max(n, self.pool))
        return ranked(self.deciding.score(user_id, found), n) if found else []

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        return dict(self.deciding.questions(user_id, item_ids))

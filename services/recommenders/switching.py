"""Chooses the recommender that what is known of the user is enough for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.recommenders.asking import ask
from services.recommenders.candidate import Candidate, Recommender
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

KNOWN_OF = cypher(__file__, "known_of")


@dataclass(frozen=True, slots=True)
class SwitchingRecommender:
    """Asks ``behaviour`` about users who have met ``enough`` items, ``interests`` about those of whom an interest is
    known, and ``others`` about the rest.

    References
    ----------
    Burke, "Hybrid recommender systems: survey and experiments", 2002: a switching hybrid.
    """

    driver: Driver
    behaviour: Recommender
    interests: Recommender
    others: Recommender
    enough: int = 5
    name: str = "switching"

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        return self.chosen(user_id).candidates(user_id, n, scope)

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self.chosen(user_id).score(user_id, item_ids)

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        return self.chosen(user_id).recommend(user_id, n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        asked = Question(KNOWN_OF, {"user_id": user_id, "enough": self.enough})
        return {self.name: asked, **self.chosen(user_id).questions(user_id, item_ids)}

    def chosen(self, user_id: str) -> Recommender:
        """Return the recommender that is asked about this user. Raises UnknownUserError."""
        [row] = ask(self.driver, KNOWN_OF, user_id=user_id, enough=self.enough)
        if row["items"] >= self.enough:
            return self.behaviour
        return self.interests if row["interests"] else self.others

"""What a score would be without an interest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from neo4j import RoutingControl

from graph_schema.errors import UnknownInterestError
from services.explanations.reasons import Recommendation, explain_candidates
from services.explanations.recommending import require_item
from services.lists.listing import Lists
from services.recommenders.catalogue import recommenders

KNOWN = "MATCH (i:Interest) WHERE i.interest_id IN $ids RETURN i.interest_id AS id"
LISTED = 10


@dataclass(frozen=True, slots=True)
class Stand:
    """How an item stands with a user: with its reasons, and its rank in the list of ten, None when it is not there."""

    recommendation: Recommendation | None
    rank: int | None
    list: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """How an item stands now, and how it would stand if the user were not drawn to the interests ``without``.

    Computed by asking again with these interests left out of account, so it is what really would be recommended: the
    other shares change too where scores are relative to the best, as in a hybrid.
    """

    user_id: str
    item_id: str
    recommender: str
    without: tuple[str, ...]
    now: Stand
    then: Stand

    @property
    def difference(self) -> float:
        """The score then less the score now."""
        return _score(self.then) - _score(self.now)


def what_if(
    lists: Lists, user_id: str, item_id: str, name: str, without: Sequence[str], language: str = "en"
) -> WhatIf:
    """Return both. Raises UnknownUserError, UnknownItemError, UnknownInterestError, UnknownRecommenderError."""
    require_item(lists.driver, item_id)
    left_out = tuple(dict.fromkeys(without))
    rows, _, _ = lists.driver.execute_query(KNOWN, ids=list(left_out), routing_=RoutingControl.READ)
    known = {row["id"] for row in rows}
    for interest_id in left_out:
        if interest_id not in known:
            raise UnknownInterestError(interest_id)
    supposed = replace(lists, recommenders=recommenders(lists.driver, without=left_out))
    stands = [_stand(one, user_id, item_id, name, language) for one in (lists, supposed)]
    return WhatIf(user_id, item_id, name, left_out, *stands)


def _stand(lists: Lists, user_id: str, item_id: str, name: str, language: str) -> Stand:
    found = explain_candidates(lists.scored(user_id, name, [item_id]), language)
    listed = tuple(one.item.id for one in lists.best(user_id, name, LISTED))
    rank = listed.index(item_id) + 1 if item_id in listed else None
    return Stand(found[0] if found else None, rank, listed)


def _score(stand: Stand) -> float:
    return stand.recommendation.score if stand.recommendation else 0.0

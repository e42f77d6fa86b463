"""What the API says of users, field for field what the services return."""

from __future__ import annotations

from datetime import datetime

from web.api.replies import Reply, Shown
from web.api.statement_replies import StatementOfUser


class UserRow(Reply):
    user_id: str
    name: str | None
    interactions: int
    interests: int


class UsersReply(Reply):
    users: list[UserRow]
    cursor: str | None
    total: int


class Feedback(Reply):
    kind: str
    value: float | None
    count: int
    last_at: datetime | None
    strength: float | None


class HistoryRow(Reply):
    item_id: str
    title: str
    title_zh: str | None
    last_at: datetime | None
    feedback: list[Feedback]


class HistoryReply(Reply):
    user_id: str
    history: list[HistoryRow]
    cursor: str | None
    total: int


class UserInterest(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    weight: float
    polarity: int
    evidence: int
    stated: str | None
    first_at: datetime | None
    last_at: datetime | None


class OwnCommunity(Reply):
    community_id: str
    level: int
    name: str
    name_zh: str


class UserReply(Reply):
    user_id: str
    name: str | None
    rating_mean: float | None
    newest_at: datetime | None
    items: int
    events: int
    interests: int
    texts: int
    tags: int
    follows: int
    followers: int
    communities: list[OwnCommunity]
    history: list[HistoryRow]


class UserInterestsReply(Shown):
    """``statements`` is everything the person said, muted and removed interests too, the latest first."""

    user_id: str
    interests: list[UserInterest]
    statements: list[StatementOfUser]


class PathNode(Reply):
    label: str
    id: str
    name: str


class PathRelationship(Reply):
    type: str
    weight: float
    detail: str | None = None
    value: float | None = None


class Path(Reply):
    nodes: list[PathNode]
    relationships: list[PathRelationship]


class Reason(Reply):
    kind: str
    contribution: float
    sentence: str
    path: Path | None
    cypher: str | None
    parameters: dict[str, str] | None


class Recommendation(Reply):
    item_id: str
    title: str
    rank: int
    score: float
    reasons: list[Reason]
    rank_by_score: int | None = None
    was: int | None = None


class Stand(Reply):
    recommendation: Recommendation | None
    rank: int | None
    list: tuple[str, ...]


class WhatIfReply(Reply):
    """How an item stands now, and how it would without the interests."""

    user_id: str
    item_id: str
    recommender: str
    without: tuple[str, ...]
    now: Stand
    then: Stand
    difference: float


class WhyNotReply(Reply):
    """``gate`` is what kept the item out first; ``rank``, ``score`` and ``gap`` are null where there are none."""

    user_id: str
    item_id: str
    recommender: str
    gate: str
    sentence: str
    n: int
    rank: int | None
    score: float | None
    gap: float | None
    recommendation: Recommendation | None


class ModelOrder(Reply):
    """``by`` names the language model whose order it is, null where the list stands as it was and ``failed`` says why.

    So many of the first items could change places as ``depth`` says.
    """

    by: str | None
    depth: int
    failed: str | None


class RecommendationsReply(Reply):
    """Contributions sum to the score; terms without a path have path, cypher and parameters null.

    ``rank_by_score`` is the place by score alone where dials chose the places, else null. Where a language model was
    asked for the order, ``model_order`` says so and ``was`` is the place before; else both are null.
    """

    user_id: str
    recommender: str
    recommendations: list[Recommendation]
    model_order: ModelOrder | None = None


class FollowReason(Reply):
    kind: str
    contribution: float
    sentence: str


class FollowSuggestion(Reply):
    user_id: str
    name: str | None
    rank: int
    score: float
    reasons: list[FollowReason]


class FollowSuggestionsReply(Reply):
    """Contributions sum to the score."""

    user_id: str
    suggestions: list[FollowSuggestion]

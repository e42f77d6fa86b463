"""What the API answers with; field for field what the services return."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Reply(BaseModel):
    """Reads the services' dataclasses."""

    model_config = ConfigDict(from_attributes=True)


class ProblemReply(BaseModel):
    """RFC 9457 (application/problem+json): what is wrong, where, what to do."""

    type: str
    title: str
    status: int
    detail: str
    where: str | None = None
    remedy: str | None = None
    errors: list[dict[str, str]] | None = None


class Shown(Reply):
    """A list cut short says so; ``cypher`` pastes into Neo4j Browser."""

    total: int
    left_off: int
    cypher: str


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


class UserInterest(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    weight: float
    polarity: int
    evidence: int
    first_at: datetime | None
    last_at: datetime | None


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
    history: list[HistoryRow]


class UserInterestsReply(Shown):
    user_id: str
    interests: list[UserInterest]


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


class RecommendationsReply(Reply):
    """Contributions sum to the score; terms without a path have path, cypher and parameters null."""

    user_id: str
    recommender: str
    recommendations: list[Recommendation]


class ItemRow(Reply):
    item_id: str
    title: str
    title_zh: str | None
    creators: list[str]
    year: int | None
    popularity: int


class ItemsReply(Reply):
    items: list[ItemRow]
    cursor: str | None
    total: int


class AboutSource(Reply):
    source: str
    weight: float
    evidence: int


class ItemInterest(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    sources: list[AboutSource]


class Mention(Reply):
    start: int
    end: int
    interest_id: str
    name: str
    polarity: int


class Passage(Reply):
    document_id: str
    kind: str
    language: str | None
    text: str
    is_cut: bool
    at: datetime | None
    user_id: str | None
    mentions: list[Mention]


class ItemReply(Reply):
    item_id: str
    title: str
    title_zh: str | None
    description: str | None
    description_zh: str | None
    categories: list[str]
    creators: list[str]
    brand: str | None
    year: int | None
    price: float | None
    url: str | None
    image: str | None
    published_at: datetime | None
    is_available: bool
    popularity: int
    interactions: int
    documents: int
    interests: list[ItemInterest]
    texts: list[Passage]


class SimilarItem(Reply):
    item_id: str
    title: str
    title_zh: str | None
    weight: float
    rank: int


class SimilarItemsReply(Shown):
    item_id: str
    similar: list[SimilarItem]


class InterestRow(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    support: int
    specificity: float


class InterestsReply(Reply):
    interests: list[InterestRow]
    cursor: str | None
    total: int


class InterestItem(Reply):
    item_id: str
    title: str
    title_zh: str | None
    weight: float
    sources: list[str]


class InterestUser(Reply):
    user_id: str
    name: str | None
    weight: float
    polarity: int
    evidence: int


class RelatedInterest(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    shared: int
    weight: float


class InterestReply(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    kind: str | None
    language: str | None
    aliases: list[str]
    support: int
    specificity: float
    dropped: str | None
    items: list[InterestItem]
    users: list[InterestUser]
    related: list[RelatedInterest]


class Hit(Reply):
    label: str
    id: str
    name: str
    name_zh: str | None
    hint: str | None
    score: float


class SearchReply(Reply):
    q: str
    totals: dict[str, int] = Field(description="hits by label, shown or not; counted up to 1000 a label")
    hits: list[Hit]


class GraphNode(Reply):
    label: str
    id: str
    name: str
    address: str = Field(description="its page on this site")


class GraphTie(Reply):
    start: tuple[str, str] = Field(description="label and id")
    end: tuple[str, str] = Field(description="label and id")
    type: str
    weight: float | None
    detail: str | None


class NeighbourhoodReply(Shown):
    """``total`` and ``left_off`` count the ties of the node in the middle."""

    centre: GraphNode
    nodes: list[GraphNode]
    ties: list[GraphTie]


class EventReply(Reply):
    event_id: str
    is_new: bool


class Freshness(Reply):
    newest_event: datetime | None
    as_of: datetime | None
    users_to_refresh: int
    items_to_mine: int
    similarity_to_refresh: int


class StatsReply(Reply):
    nodes: dict[str, int]
    relationships: dict[str, int]
    freshness: Freshness


class HealthReply(Reply):
    status: str
    details: dict[str, Any] = Field(default_factory=dict)

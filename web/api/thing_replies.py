"""What the API says of items and interests, field for field what the services return."""

from __future__ import annotations

from datetime import datetime

from web.api.replies import Reply, Shown


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


class OtherInterest(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    weight: float | None


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
    merged_into: OtherInterest | None
    merged: list[OtherInterest]
    broader: list[OtherInterest]
    narrower: list[OtherInterest]
    related_to: list[OtherInterest]

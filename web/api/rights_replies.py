"""What the API says of a person's rights."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from web.api.replies import Reply
from web.api.user_replies import RecommendationsReply


class ErasureReply(Reply):
    """``found`` names places that still hold traces; ``files_in_store`` counts files with freed records."""

    subject: str = Field(description="a keyed hash of the id, as in the kept report")
    seconds: float
    was_resumed: bool = Field(description="an erasure that had begun before was completed")
    events: int
    tags: int
    texts: int
    ties: dict[str, int] = Field(description="follows, statements and derived relationships, by type")
    interests_gone: int = Field(description="interests nobody else named")
    is_clean: bool
    found: list[str]
    files_in_store: int = Field(description="see `interest-graph compact`")


class EventOfPerson(Reply):
    event_id: str
    at: datetime | None
    order: int | None
    value: float | None


class FeedbackOfPerson(Reply):
    item_id: str
    title: str | None
    kind: str
    strength: float | None
    events: list[EventOfPerson]


class TextOfPerson(Reply):
    document: dict[str, Any]
    about: list[str]
    mentions: list[dict[str, Any]]


class InterestOfPerson(Reply):
    interest_id: str
    name: str
    name_zh: str | None
    weight: float
    polarity: int
    evidence: int
    first_at: datetime | None
    last_at: datetime | None
    feedback: list[dict[str, Any]]
    texts: list[dict[str, Any]]


class TieOfPerson(Reply):
    type: str
    is_outgoing: bool
    label: str
    id: str | None
    name: str | None
    properties: dict[str, Any]


class PersonReply(Reply):
    """Facts from ``profile`` to ``passed_over``; ``interests`` and ``derived`` were computed from them."""

    profile: dict[str, Any]
    feedback: list[FeedbackOfPerson]
    tags: list[dict[str, Any]]
    texts: list[TextOfPerson]
    conversations: list[dict[str, Any]]
    follows: list[dict[str, Any]]
    followers: list[dict[str, Any]]
    statements: list[TieOfPerson]
    passed_over: list[TieOfPerson]
    interests: list[InterestOfPerson]
    derived: list[TieOfPerson]


class PersonExportReply(Reply):
    exported_at: datetime
    person: PersonReply
    recommendations: list[RecommendationsReply]

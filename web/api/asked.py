"""What a request to the API may carry, checked at the door."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from services.lists.dials import Dials
from services.lists.filter_expression import read_filter
from services.recommenders.catalogue import DEFAULT, NAMES
from services.recommenders.scope import Scope
from services.search.neighbourhood import MOST_NODES, NODES

Label = Literal["User", "Item", "Interest"]
Language = Literal["en", "zh"]


class UserPath(BaseModel):
    """The user an address is about."""

    user_id: str = Field(description="the user's id, percent-encoded as one segment (`/` is `%2F`)")


class ItemPath(BaseModel):
    """The item an address is about."""

    item_id: str = Field(description="the item's id, percent-encoded as one segment (`/` is `%2F`)")


class UserItemPath(UserPath, ItemPath):
    """The user and the item an address is about."""


class InterestPath(BaseModel):
    """The interest an address is about."""

    interest_id: str = Field(description="the interest's id, percent-encoded as one segment")


class UserInterestPath(UserPath, InterestPath):
    """The user and the interest an address is about."""


class StatementBody(BaseModel):
    """What to say of an interest."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"kind": "pinned"}})

    kind: Literal["pinned", "added", "muted", "removed"] = Field(
        description="pinned: weight 1; added: of interest though nothing shows it; muted: counts for nothing for now; "
        "removed: for good"
    )


class InterviewQuery(BaseModel):
    """How many questions, and in which language."""

    n: int = Field(3, ge=1, le=20, description="questions")
    lang: Language = Field("en", description="language of questions and reasons")


class AnswerBody(BaseModel):
    """What a user replies when asked of an item or an interest."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"label": "Item", "id": "moby-dick", "reply": "yes"}}
    )

    label: Literal["Item", "Interest"] = Field(description="what was asked of")
    id: str = Field(min_length=1, max_length=1000, description="its id")
    reply: Literal["yes", "no", "unknown", "withdrawn"] = Field(
        description="yes: likes it, or is drawn to it; unknown: does not know it; withdrawn: takes the answer back"
    )


class MergeBody(BaseModel):
    """Which interest goes into which."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"interest_id": "mike-cord", "into_id": "microphone-cable"}}
    )

    interest_id: str = Field(min_length=1, max_length=200, description="the interest that goes")
    into_id: str = Field(min_length=1, max_length=200, description="the one it goes into")
    why: str | None = Field(None, max_length=200, description="the reason, kept with the merge")


class DistinctionBody(BaseModel):
    """Which two interests are not one."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"interest_id": "soft-rock", "other_id": "hard-rock"}}
    )

    interest_id: str = Field(min_length=1, max_length=200, description="one of them")
    other_id: str = Field(min_length=1, max_length=200, description="the other")
    why: str | None = Field(None, max_length=200, description="the reason, kept with the decision")


class QueryPath(BaseModel):
    """The named query an address is about."""

    name: str = Field(max_length=100, description="a name that `/api/v1/queries` lists")


class CommunityPath(BaseModel):
    """The community an address is about."""

    community_id: str = Field(description="the community's id, percent-encoded as one segment")


class PageQuery(BaseModel):
    """A part of a list."""

    limit: int = Field(20, ge=1, le=200, description="rows in this part")
    cursor: str | None = Field(None, max_length=8000, description="`cursor` of the part before; none for the first")


class CommunityQuery(PageQuery):
    """A part of the list of communities, of one level or of both."""

    level: int | None = Field(None, ge=1, le=2, description="1 only broad ones, 2 only fine ones")


class TopQuery(BaseModel):
    """The top of a list."""

    limit: int = Field(20, ge=1, le=200, description="rows")


class ListQuery(BaseModel):
    """Which list: by whom, how long, and what it may hold."""

    recommender: str = Field(DEFAULT, max_length=100, description=", ".join(NAMES))
    filter: str | None = Field(
        None, max_length=2000, description='only items that pass, such as `category = "jazz" and year >= 1960`'
    )
    exclude: list[str] = Field([], max_length=1000, description="ids to leave out; may be given again")
    seen: bool = Field(False, description="also items the user has met")
    n: int = Field(10, ge=1, le=100, description="length of the list")
    lang: Language = Field("en", description="language of sentences and names")

    def scope(self) -> Scope:
        """Return what the list may hold. Raises FilterError."""
        return Scope(self.seen, tuple(self.exclude), read_filter(self.filter) if self.filter else None)


class RecommendationsQuery(ListQuery):
    """A list, and what else than the score chooses its places."""

    diversity: float = Field(0.0, ge=0, le=1, description="0: by score alone; towards 1 more spread over interests")
    calibration: float = Field(
        0.0, ge=0, le=1, description="towards 1 interests in the shares they have in what the user likes"
    )
    novelty: float = Field(0.0, ge=0, le=1, description="towards 1 items that few people know")
    long_tail: float = Field(0.0, ge=0, le=1, description="share of places outside the most popular fifth of items")
    rerank: bool = Field(
        False, description="let the language model that is set order the list; 422 where none is, asked once a list"
    )

    def dials(self) -> Dials:
        """Return what chooses the places."""
        return Dials(self.diversity, self.calibration, self.novelty, self.long_tail)


class ExplanationQuery(BaseModel):
    """Which recommender's reasons, in which language."""

    recommender: str = Field(DEFAULT, max_length=100, description=", ".join(NAMES))
    lang: Language = Field("en", description="language of sentences and names")


class FollowQuery(BaseModel):
    """How many people, and in which language the reasons."""

    n: int = Field(10, ge=1, le=100, description="length of the list")
    lang: Language = Field("en", description="language of sentences and names")


class WhatIfQuery(ExplanationQuery):
    """What to leave out of account."""

    without: list[str] = Field(min_length=1, max_length=50, description="interest ids; may be given again")


class SearchQuery(BaseModel):
    """Words to find."""

    q: str = Field(min_length=1, max_length=2000, description="words in any language; the last may be a beginning")
    label: Label | None = Field(None, description="only nodes of this label")
    limit: int = Field(20, ge=1, le=200, description="hits a label")


class NeighbourhoodQuery(BaseModel):
    """The node in the middle, and how much around it."""

    label: Label = Field(description="label of the node in the middle")
    id: str = Field(min_length=1, max_length=1000, description="its id")
    limit: int = Field(NODES, ge=1, le=MOST_NODES, description="ties of the middle, at most")
    lang: Language = Field("en", description="language of names")


class EventHeader(BaseModel):
    """An idempotency key may also come as a header."""

    idempotency_key: str | None = Field(None, alias="Idempotency-Key", max_length=1000, description="as `event_id`")


class EventBody(BaseModel):
    """Something a user did with an item."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"user_id": "alice-thornton", "item_id": "moby-dick", "kind": "like", "event_id": "9f1c"}
        },
    )

    user_id: str = Field(min_length=1, max_length=1000, description="who")
    item_id: str = Field(min_length=1, max_length=1000, description="what")
    kind: str = Field(min_length=1, max_length=40, description="view, like, rate, buy, dislike ... (kinds.toml)")
    value: float | None = Field(None, description="stars of a `rate`, plays of a `listen`")
    at: datetime | None = Field(None, description="when, with a zone; now if left out")
    event_id: str | None = Field(
        None, max_length=1000, description="idempotency key: the same key stores nothing twice"
    )
    create: bool = Field(False, description="make the user or the item if the graph does not know them")

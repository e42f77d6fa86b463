"""What Gorse's clients send and expect, in Gorse's own spelling."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator

from web.api.asked import UserPath

NO_TIME = "0001-"
"""The beginning of the time that Gorse writes where there is none."""


class CategoryPath(UserPath):
    """The user and the category an address is about."""

    category: str = Field(description="only items of this category, percent-encoded as one segment")


class NeighborsQuery(BaseModel):
    """A part of a ranked list."""

    n: int = Field(10, ge=1, le=100, description="length of the list")
    offset: int = Field(0, ge=0, le=1000, description="places to leave out from the top")


class RecommendQuery(NeighborsQuery):
    """A part of a list, of some categories only."""

    category: list[str] = Field([], max_length=20, description="only items that have it; of several, all of them")


class VersionHeader(BaseModel):
    """Gorse's way to ask for scores."""

    version: str | None = Field(None, alias="X-API-Version", max_length=10, description="2: ids with scores")


class Score(BaseModel):
    """An id with its score, comparable within one list."""

    Id: str
    Score: float


class Scores(RootModel[list[Score]]):
    """Best first."""


class ScoresOrIds(RootModel[list[str] | list[Score]]):
    """Ids, best first; with scores when version 2 was asked for."""


class FeedbackRow(BaseModel):
    """Something a user did with an item."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "FeedbackType": "like",
                "UserId": "alice-thornton",
                "ItemId": "moby-dick",
                "Timestamp": "2026-05-01T20:00:00Z",
            }
        }
    )

    FeedbackType: str = Field(min_length=1, max_length=40, description="a kind of the feedback table (kinds.toml)")
    UserId: str = Field(min_length=1, max_length=1000, description="who")
    ItemId: str = Field(min_length=1, max_length=1000, description="what")
    Timestamp: datetime | None = Field(None, description="when; without a zone UTC, now if left out or empty")
    Value: float | None = Field(None, description="stars, plays; 0 is none")

    @field_validator("Timestamp", mode="before")
    @classmethod
    def no_time(cls, value: Any) -> Any:
        """Take the ways to say "no time" as none."""
        is_none = isinstance(value, str) and (not value or value.startswith(NO_TIME))
        return None if is_none else value


class FeedbackList(RootModel[list[FeedbackRow]]):
    """Rows of feedback; about 400 fit into one request."""


class RowAffected(BaseModel):
    """How many rows were new."""

    RowAffected: int

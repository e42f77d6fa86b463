"""What a turn of a conversation may carry."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from services.conversation.utterance import LONGEST
from web.api.asked import Language

LONGEST_STATE = 60_000


class ChatBody(BaseModel):
    """Something said."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"user_id": "mei-lin", "say": "something about the sea, nothing scary"}},
    )

    say: str = Field(min_length=1, max_length=LONGEST, description="what is said, in English or Chinese")
    user_id: str | None = Field(None, min_length=1, max_length=1000, description="who speaks; a guest if left out")
    state: str | None = Field(None, max_length=LONGEST_STATE, description="a guest's `state` of the turn before")
    new: bool = Field(False, description="begin a new conversation")
    lang: Language = Field("en", description="language of a reply where what is said does not tell")

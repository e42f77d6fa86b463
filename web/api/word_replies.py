"""What the API is asked and says of portraits and copy."""

from __future__ import annotations

from pydantic import BaseModel, Field

from services.copywriting.wanted import Length, Tone
from services.recommenders.catalogue import DEFAULT
from web.api.asked import Language
from web.api.replies import Reply


class LanguageQuery(BaseModel):
    """In which language."""

    lang: Language = Field("en", description="en or zh")


class CopyQuery(LanguageQuery):
    """How copy is wanted."""

    tone: Tone = Field("plain", description="how it sounds")
    length: Length = Field("short", description="one sentence, or up to three")
    recommender: str = Field(DEFAULT, max_length=100, description="whose reasons choose the interest it speaks to")


class SentenceReply(Reply):
    text: str
    facts: list[str] = Field(description="ids of the facts it tells")
    by: str = Field(description="the model that worded it, or `template`")


class FactReply(Reply):
    fact_id: str
    said: str
    names: list[str]
    polarity: int
    nodes: dict[str, list[str]] = Field(description="ids of the nodes behind it, by label")
    called: list[str] = Field(description="names of these nodes, in the order of the ids")


class PortraitReply(Reply):
    user_id: str
    name: str
    language: str
    by: str
    text: str
    sentences: list[SentenceReply]
    facts: list[FactReply]
    rejected: int = Field(description="sentences of the model that its facts did not bear out")
    failed: str | None = Field(description="why the model gave none")


class CopyReply(Reply):
    user_id: str
    item_id: str
    interest_id: str | None = Field(description="the interest it speaks to")
    tone: str
    length: str
    language: str
    text: str
    by: str = Field(description="the model that worded it, or `template`")

"""What the API says of an interview."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from web.api.replies import Reply

AskedLabel = Literal["Item", "Interest"]
AnswerOf = Literal["yes", "no", "unknown", "withdrawn"]


class InterviewQuestionReply(Reply):
    """``why`` says why it is asked; ``share`` of ``people`` who answer alike would say yes."""

    label: AskedLabel
    id: str
    name: str
    name_zh: str | None
    creators: list[str]
    year: int | None
    text: str
    why: str
    share: float
    people: int


class GivenAnswerReply(Reply):
    label: AskedLabel
    id: str
    name: str
    name_zh: str | None
    reply: AnswerOf


class InterviewReply(Reply):
    """The questions that come next, best first, and the answers given, the latest first."""

    user_id: str
    questions: list[InterviewQuestionReply]
    answers: list[GivenAnswerReply]


class AnswerReply(Reply):
    user_id: str
    label: AskedLabel
    id: str
    reply: AnswerOf = Field(description="as it stands now; `withdrawn`: none")

"""A question of the interview, and what was answered so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Label = Literal["Item", "Interest"]
Reply = Literal["yes", "no", "unknown", "withdrawn"]
REPLIES: tuple[Reply, ...] = ("yes", "no", "unknown", "withdrawn")


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """Do you like this item? Are you drawn to this interest?

    ``share`` is how many of the people who answer alike would say yes, 0 to 1, as far as ``people`` of them were looked
    at; ``why`` says in words why this question comes next.
    """

    label: Label
    id: str
    name: str
    name_zh: str | None
    creators: tuple[str, ...]
    year: int | None
    text: str
    why: str
    share: float
    people: int


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What the person answered to a question, latest first in lists; each can be taken back."""

    label: Label
    id: str
    name: str
    name_zh: str | None
    reply: Reply


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions that come next, best first, and the answers that were given."""

    user_id: str
    questions: tuple[InterviewQuestion, ...]
    answers: tuple[GivenAnswer, ...]

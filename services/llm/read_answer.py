"""What became of an answer: a reply that holds, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from services.llm.answer import Answer
from services.llm.language_model import Check
from services.llm.prompt import Message, Prompt, R
from services.llm.reading import UnreadableReplyError, read_reply


@dataclass(frozen=True, slots=True)
class ReadAnswer(Generic[R]):
    """An answer and what became of it: a reply, or what is wrong with it, which may be its shape or what it says."""

    answer: Answer
    reply: R | None
    wrong: str
    is_shaped: bool

    @property
    def is_empty(self) -> bool:
        return not self.answer.text.strip()

    def told(self, messages: Sequence[Message]) -> list[Message]:
        """Return the conversation that goes on with this answer and what is wrong with it."""
        said = (
            f"That reply cannot be used: {self.wrong}. "
            "Reply again to the same text, with the corrected JSON object only."
        )
        return [*messages, ("assistant", self.answer.text[:4000]), ("user", said)]


def read_answer(answer: Answer, prompt: Prompt[R], check: Check[R]) -> ReadAnswer[R]:
    """Look for the reply in an answer: first at its shape, then at what it says."""
    try:
        reply = read_reply(answer.text, prompt.reply, answer.is_cut)
    except UnreadableReplyError as error:
        return ReadAnswer(answer, None, str(error), is_shaped=False)
    wrong = check(reply)
    return ReadAnswer(answer, reply if wrong is None else None, wrong or "", is_shaped=True)

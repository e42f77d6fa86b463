"""What a model wrote and what it used, out of what langchain-openai hands over."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from services.llm.faults import PassingError
from services.llm.tokens import count_tokens

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage
    from openai.types.chat import ChatCompletion


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote and used; ``cached_tokens`` are a part of ``input_tokens``, ``refusal`` is why none came."""

    text: str
    is_cut: bool
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    refusal: str = ""

    def with_guess(self, input_tokens: int) -> Answer:
        """Return the answer with what it is thought to have used, where the server does not say."""
        if self.input_tokens or self.output_tokens:
            return self
        return replace(self, input_tokens=input_tokens, output_tokens=count_tokens(self.text))


def read_message(message: AIMessage) -> Answer:
    """Return the answer in a whole message: its text, the arguments of a tool, or the refusal."""
    usage: Any = message.usage_metadata or {}
    has_refused = bool(message.additional_kwargs.get("refusal"))
    if has_refused:
        text = ""
    elif message.tool_calls:
        text = json.dumps(message.tool_calls[0]["args"], ensure_ascii=False)
    elif message.invalid_tool_calls:
        text = message.invalid_tool_calls[0]["args"] or ""
    else:
        text = str(message.text)
    return Answer(
        text,
        message.response_metadata.get("finish_reason") == "length",
        int(usage.get("input_tokens", 0)),
        int((usage.get("input_token_details") or {}).get("cache_read") or 0),
        int(usage.get("output_tokens", 0)),
        "the model refused to answer" if has_refused else "",
    )


def read_cut_reply(completion: ChatCompletion) -> Answer:
    """Return the answer in a reply that was cut off at its longest: langchain has no message for it."""
    choice, usage = completion.choices[0], completion.usage
    details = usage and usage.prompt_tokens_details
    return Answer(
        choice.message.content or "",
        True,
        usage.prompt_tokens if usage else 0,
        (details.cached_tokens or 0) if details else 0,
        usage.completion_tokens if usage else 0,
    )


def read_bare_arguments(error: ValidationError) -> Answer:
    """Return the arguments of a tool that are JSON but no object: langchain has no message for them.

    Raises PassingError for any other error of langchain's.
    """
    first = error.errors()[0]
    if first["loc"][:1] != ("tool_calls",):
        raise PassingError("the answer is none of an OpenAI-compatible server") from error
    return Answer(json.dumps(first["input"], ensure_ascii=False), False, 0, 0, 0)

"""One call to an OpenAI-compatible server, by langchain-openai; what goes wrong is sorted by what to do about it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from graph_schema.errors import InvalidReplyError, ModelUnavailableError
from services.llm.prompt import Message, Prompt, R
from services.llm.quota import has_none_left, said_pause
from services.llm.settings import Method, ModelSettings
from services.llm.tokens import count_tokens

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

TRY_AGAIN = frozenset({408, 409, 425, 429})
_SHAPE_WORDS = re.compile(r"response_format|json_schema|json_object|tool|function|grammar|schema", re.IGNORECASE)
_LONG_WORDS = re.compile(r"context|too long|too large|maximum.{0,20}(?:length|tokens)|exceed", re.IGNORECASE)


class PassingError(Exception):
    """The same call may go well in a while: a full queue, a server that restarts, a line that broke.

    ``seconds`` is how long the server asks to wait, 0 when it does not say. Never leaves this package.
    """

    def __init__(self, why: str, seconds: float = 0.0, is_line: bool = False) -> None:
        self.seconds = seconds
        self.is_line = is_line
        super().__init__(why)


class UnknownMethodError(Exception):
    """The server does not know this way of asking for a shape. Never leaves this package."""


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


@dataclass(frozen=True)
class Server:
    """The server and model of the settings; the key goes into no message and no log."""

    settings: ModelSettings

    def call(self, messages: Sequence[Message], prompt: Prompt[R], method: Method) -> Answer:
        """Ask once. Raises PassingError, UnknownMethodError, InvalidReplyError and ModelUnavailableError."""
        import openai

        try:
            message = self._chat.invoke(list(messages), **self._arguments(prompt, method))
        except openai.LengthFinishReasonError as error:
            choice, usage = error.completion.choices[0], error.completion.usage
            details = usage and usage.prompt_tokens_details
            return Answer(
                choice.message.content or "",
                True,
                usage.prompt_tokens if usage else 0,
                (details.cached_tokens or 0) if details else 0,
                usage.completion_tokens if usage else 0,
            )
        except openai.ContentFilterFinishReasonError:
            return Answer("", False, 0, 0, 0, f"{self._place}: the server's content filter stopped the reply")
        except openai.APIStatusError as error:
            raise self._sorted(error.status_code, error.response.headers, error.response.text, method) from error
        except openai.APITimeoutError as error:
            raise PassingError(f"no reply within {self.settings.timeout:g} seconds") from error
        except openai.APIConnectionError as error:
            raise PassingError(f"no connection ({type(error.__cause__ or error).__name__})", is_line=True) from error
        except ValidationError as error:
            return Answer(_bare_arguments(error), False, 0, 0, 0)
        except (openai.APIError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
            raise PassingError("the answer is none of an OpenAI-compatible server") from error
        return _answer(message)

    def request(self, messages: Sequence[Message], prompt: Prompt[R], method: Method) -> dict[str, Any]:
        """Return the body that a call would send, for a file of many."""
        asked = self._arguments(prompt, method)
        asked.pop("extra_body", None)
        temperature = {} if _thinks(self.settings.model) else {"temperature": 0}
        told = [{"role": role, "content": text} for role, text in messages]
        limit = {"max_completion_tokens": asked.pop("max_tokens")}
        return {"model": self.settings.model, "messages": told, **limit, **temperature, **asked}

    def offered(self) -> list[str]:
        """Return the names of the models that the server offers. Raises ModelUnavailableError."""
        import openai

        try:
            client = openai.OpenAI(base_url=self.settings.base_url, api_key=self._key, timeout=10.0, max_retries=1)
            return [model.id for model in client.models.list().data]
        except openai.APIStatusError as error:
            raise ModelUnavailableError(
                f"{self._place} does not say which models it has (status {error.status_code}): "
                f"{_remedy(error.status_code)}, or name one in LLM_MODEL"
            ) from error
        except (openai.APIError, ValueError, TypeError, AttributeError) as error:
            raise ModelUnavailableError(
                f"no language model answers at {self._place} ({type(error).__name__}): start the server, correct "
                "LLM_BASE_URL (it usually ends in /v1), or unset it to go on without a model"
            ) from error

    @cached_property
    def _chat(self) -> ChatOpenAI:
        from langchain_openai import ChatOpenAI  # a second to import: only when a model is asked

        return ChatOpenAI(
            base_url=self.settings.base_url,
            model=self.settings.model,
            api_key=self._key,  # type: ignore[arg-type]
            temperature=None if _thinks(self.settings.model) else 0.0,
            timeout=self.settings.timeout,
            max_retries=0,
            use_responses_api=False,
        )

    @property
    def _key(self) -> str:
        return self.settings.key or "none"

    @property
    def _place(self) -> str:
        return self.settings.base_url.rstrip("/")

    def _arguments(self, prompt: Prompt[R], method: Method) -> dict[str, Any]:
        """Say the shape in the server's own terms; older servers know ``max_tokens`` only."""
        asked: dict[str, Any] = {"max_tokens": prompt.max_tokens}
        if urlsplit(self.settings.base_url).hostname != "api.openai.com":
            asked["extra_body"] = {"max_tokens": prompt.max_tokens}
        shape = {"name": prompt.name.replace("-", "_"), "strict": True}
        match method:
            case "json_schema":
                asked["response_format"] = {"type": "json_schema", "json_schema": shape | {"schema": prompt.schema}}
            case "function_calling":
                told = {"description": "Hand in the reply.", "parameters": prompt.schema}
                asked["tools"] = [{"type": "function", "function": shape | told}]
                asked["tool_choice"] = {"type": "function", "function": {"name": shape["name"]}}
            case "json_object":
                asked["response_format"] = {"type": "json_object"}
            case "text":
                pass
        return asked

    def _sorted(self, status: int, headers: Any, said: str, method: Method) -> Exception:
        short = self._without_key(" ".join(said.split()))[:300]
        if has_none_left(status, said):
            return ModelUnavailableError(f"{self._place}: no quota is left: {short}")
        if status in TRY_AGAIN or status >= 500:
            if status == 501 and method != "text":
                return UnknownMethodError(short)
            return PassingError(f"status {status}", _asked_pause(headers) or said_pause(said))
        if status in (400, 422):
            if _LONG_WORDS.search(said):
                return InvalidReplyError(f"{self._place}: the text is too long for the model: {short}")
            if method != "text" and _SHAPE_WORDS.search(said):
                return UnknownMethodError(short)
            return InvalidReplyError(f"{self._place} refused the text: {short}")
        return ModelUnavailableError(f"{self._place} refused with status {status}: {short}; {_remedy(status)}")

    def _without_key(self, said: str) -> str:
        return said.replace(self.settings.key, "***") if self.settings.key else said


def _answer(message: AIMessage) -> Answer:
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


def _bare_arguments(error: ValidationError) -> str:
    """Return the arguments of a tool that are JSON but no object: langchain has no message for them."""
    first = error.errors()[0]
    if first["loc"][:1] != ("tool_calls",):
        raise PassingError("the answer is none of an OpenAI-compatible server") from error
    return json.dumps(first["input"], ensure_ascii=False)


def _thinks(model: str) -> bool:
    """Whether a hosted model takes no temperature."""
    return bool(re.match(r"(?:o\d|gpt-5)", model))


def _remedy(status: int) -> str:
    if status in (401, 403):
        return "check LLM_API_KEY"
    if status == 404:
        return "check LLM_BASE_URL (it usually ends in /v1) and LLM_MODEL"
    return "see what the server says"


def _asked_pause(headers: Any) -> float:
    """Return the seconds that the server asks to wait, 0 when its headers do not say them."""
    try:
        milliseconds = headers.get("retry-after-ms")
        return max(0.0, float(milliseconds) / 1000 if milliseconds else float(headers.get("retry-after", "0")))
    except ValueError:
        return 0.0

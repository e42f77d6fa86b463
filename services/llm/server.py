"""One call to an OpenAI-compatible server, by langchain-openai."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from graph_schema.errors import ModelUnavailableError
from services.llm.answer import Answer, read_bare_arguments, read_cut_reply, read_message
from services.llm.faults import PassingError, remedy, sort_fault
from services.llm.prompt import Message, Prompt, R
from services.llm.settings import Method, ModelSettings
from services.llm.shape import ask_for_shape

if TYPE_CHECKING:
    from langchain_openai import ChatOpenAI


@dataclass(frozen=True)
class Server:
    """The server and model of the settings; the key goes into no message and no log."""

    settings: ModelSettings

    def call(self, messages: Sequence[Message], prompt: Prompt[R], method: Method) -> Answer:
        """Ask once. Raises PassingError, UnknownMethodError, InvalidReplyError and ModelUnavailableError."""
        import openai

        try:
            message = self._chat.invoke(list(messages), **ask_for_shape(self.settings, prompt, method))
        except openai.LengthFinishReasonError as error:
            return read_cut_reply(error.completion)
        except openai.ContentFilterFinishReasonError:
            return Answer("", False, 0, 0, 0, f"{self.settings.place}: the server's content filter stopped the reply")
        except openai.APIStatusError as error:
            response = error.response
            raise sort_fault(self.settings, method, error.status_code, response.headers, response.text) from error
        except openai.APITimeoutError as error:
            raise PassingError(f"no reply within {self.settings.timeout:g} seconds") from error
        except openai.APIConnectionError as error:
            raise PassingError(f"no connection ({type(error.__cause__ or error).__name__})", is_line=True) from error
        except ValidationError as error:
            return read_bare_arguments(error)
        except (openai.APIError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
            raise PassingError("the answer is none of an OpenAI-compatible server") from error
        return read_message(message)

    def request(self, messages: Sequence[Message], prompt: Prompt[R], method: Method) -> dict[str, Any]:
        """Return the body that a call would send, for a file of many."""
        asked = ask_for_shape(self.settings, prompt, method)
        asked.pop("extra_body", None)
        temperature = {} if _thinks(self.settings.model) else {"temperature": 0}
        told = [{"role": role, "content": text} for role, text in messages]
        limit = {"max_completion_tokens": asked.pop("max_tokens")}
        return {"model": self.settings.model, "messages": told, **limit, **temperature, **asked}

    def offered(self) -> list[str]:
        """Return the names of the models that the server offers. Raises ModelUnavailableError."""
        import openai

        place = self.settings.place
        try:
            client = openai.OpenAI(base_url=self.settings.base_url, api_key=self._key, timeout=10.0, max_retries=1)
            return [model.id for model in client.models.list().data]
        except openai.APIStatusError as error:
            raise ModelUnavailableError(
                f"{place} does not say which models it has (status {error.status_code}): "
                f"{remedy(error.status_code)}, or name one in LLM_MODEL"
            ) from error
        except (openai.APIError, ValueError, TypeError, AttributeError) as error:
            raise ModelUnavailableError(
                f"no language model answers at {place} ({type(error).__name__}): start the server, correct "
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


def _thinks(model: str) -> bool:
    """Whether a hosted model takes no temperature."""
    return bool(re.match(r"(?:o\d|gpt-5)", model))

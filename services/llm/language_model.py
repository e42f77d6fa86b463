"""What every language model keeps: one validated reply to one question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from services.llm.prompt import Prompt, R

Check = Callable[[R], "str | None"]
"""Looks at a reply that has the right shape: None, or what is wrong with it, in words for the model."""


def accept(reply: object) -> str | None:
    """Find nothing wrong."""
    return None


class LanguageModel(Protocol):
    """Answers prompts in their shape. Nobody asks it where none is set: the offline twin does the same job."""

    @property
    def name(self) -> str: ...

    @property
    def is_small(self) -> bool:
        """Whether rules and templates know better than this model what they know at all."""
        ...

    def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
        """Return a reply that is of the prompt's shape and passes the check.

        ``about`` is the user whom the text concerns, so that forgetting the person erases the reply.
        Raises ModelUnavailableError (no call will go well now), ModelBudgetError, and InvalidReplyError (this text).
        """
        ...

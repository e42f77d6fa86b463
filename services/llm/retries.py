"""Tries a call again until it goes through: how often, how long to wait, and what to say when it never does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from graph_schema.errors import InvalidReplyError, ModelError, ModelUnavailableError
from services.llm.faults import PassingError

Done = TypeVar("Done")
TRIES = 5
LONGEST_PAUSE = 30.0
LONGEST_ASKED_PAUSE = 120.0
"""A server that asks for more than these seconds is as good as gone."""


@dataclass(frozen=True, slots=True)
class Retries:
    """How the server at a place is waited for; ``first_pause`` in seconds, each further one longer at random."""

    place: str
    first_pause: float

    def until_through(self, call: Callable[[], Done]) -> Done:
        """Return what the call gives; what passes is waited for.

        Raises ModelUnavailableError when the server is away, InvalidReplyError when it gave nothing of use.
        """
        retrying = Retrying(
            stop=stop_after_attempt(TRIES),
            wait=self._pause,
            retry=retry_if_exception_type(PassingError),
            reraise=True,
        )
        try:
            return retrying(call)
        except PassingError as error:
            raise self._given_up(error) from error

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.seconds if isinstance(error, PassingError) else 0.0
        if asked > LONGEST_ASKED_PAUSE:
            raise ModelUnavailableError(f"{self.place}: the server asks to wait {asked:.0f} seconds: run again later")
        usual = wait_random_exponential(multiplier=self.first_pause, max=LONGEST_PAUSE)(state)
        return max(asked, usual)

    def _given_up(self, error: PassingError) -> ModelError:
        said = f"{self.place} gave no reply in {TRIES} tries: {error}"
        if error.is_line:
            return ModelUnavailableError(
                f"{said}; start the server or correct LLM_BASE_URL, or unset it to go on without a model"
            )
        return InvalidReplyError(said)

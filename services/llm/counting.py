"""Counts what calls used, at their price."""

from __future__ import annotations

import time
from dataclasses import dataclass

from services.llm.answer import Answer
from services.llm.prices import Price
from services.llm.prompt import Prompt, R
from services.llm.store import Call, ModelStore


@dataclass(frozen=True, slots=True)
class Counting:
    """Writes down the calls to a model under a job and a run; ``price`` None: what they cost is not known."""

    store: ModelStore
    price: Price | None
    model: str
    job: str
    run: str

    def cost(self, answer: Answer) -> float | None:
        """Return what an answer cost when asked for at once."""
        if self.price is None:
            return None
        return self.price.of(answer.input_tokens, answer.cached_tokens, answer.output_tokens)

    def count(
        self,
        prompt: Prompt[R],
        answer: Answer,
        outcome: str,
        guessed: int,
        began: float | None,
        texts: int,
        share: float = 1.0,
        receipt: str | None = None,
    ) -> None:
        """Write down a call, under the same receipt only once.

        Parameters
        ----------
        guessed
            What its input was thought to be, in tokens.
        began
            When it began, by the monotonic clock; None: nobody waited for it.
        texts
            How many texts shared it.
        share
            What it costs of a call at once.
        """
        cost = self.cost(answer)
        milliseconds = 0 if began is None else round(1000 * (time.monotonic() - began))
        self.store.count(
            Call(
                time.time(),
                self.run,
                self.job,
                prompt.name,
                self.model,
                outcome,
                answer.input_tokens,
                answer.cached_tokens,
                answer.output_tokens,
                guessed,
                texts,
                milliseconds,
                None if cost is None else share * cost,
            ),
            receipt,
        )

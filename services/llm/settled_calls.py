"""Calls a server within its limits and the budget, and settles what each call used."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.errors import InvalidReplyError, ModelError
from services.llm.answer import Answer
from services.llm.budget import Budget
from services.llm.counting import Counting
from services.llm.faults import PassingError, UnknownMethodError
from services.llm.language_model import Check
from services.llm.limiter import Limiter
from services.llm.prompt import Message, Prompt, R
from services.llm.read_answer import ReadAnswer, read_answer
from services.llm.retries import LONGEST_ASKED_PAUSE, Retries
from services.llm.server import Server
from services.llm.settings import Method
from services.llm.tokens import count_messages


@dataclass(frozen=True, slots=True)
class SettledCalls:
    """Calls for one run: each takes a place, holds a part of the budget, and is counted for what it used."""

    server: Server
    limiter: Limiter
    budget: Budget
    counting: Counting
    first_pause: float

    def call(
        self, prompt: Prompt[R], messages: Sequence[Message], method: Method, check: Check[R], texts: int
    ) -> ReadAnswer[R]:
        """Call until it goes through; what passes is waited for, by all threads when the server asks for it."""
        retries = Retries(self.server.settings.place, self.first_pause)
        return retries.until_through(lambda: self._once(prompt, messages, method, check, texts))

    def _once(
        self, prompt: Prompt[R], messages: Sequence[Message], method: Method, check: Check[R], texts: int
    ) -> ReadAnswer[R]:
        guessed = count_messages(list(messages))
        with (
            self.limiter.slot(guessed + prompt.max_tokens) as slot,
            self.budget.reserve(guessed, prompt.max_tokens, self.counting.price) as reserve,
        ):
            began = time.monotonic()
            try:
                answer = self.server.call(messages, prompt, method).with_guess(guessed)
            except (PassingError, ModelError, UnknownMethodError) as error:
                slot.tokens, reserve.tokens, reserve.money = guessed, 0, 0.0
                self.counting.count(prompt, Answer("", False, 0, 0, 0), "failed", guessed, began, texts)
                if isinstance(error, PassingError) and error.seconds:
                    self.limiter.pause(min(error.seconds, LONGEST_ASKED_PAUSE))
                raise
            read = read_answer(answer, prompt, check)
            slot.tokens = reserve.tokens = answer.input_tokens + answer.output_tokens
            reserve.money = self.counting.cost(answer) or 0.0
            self.counting.count(prompt, answer, "invalid" if read.reply is None else "ok", guessed, began, texts)
            if answer.refusal:
                raise InvalidReplyError(answer.refusal)
            if read.is_empty and not answer.is_cut:
                raise PassingError("the reply is empty")
            return read

"""A language model behind a server, with everything around a call: cache, retries, limits, budget, checks, counts."""

from __future__ import annotations

import hashlib
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Generic

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from graph_schema.errors import InvalidReplyError, ModelError, ModelUnavailableError
from services.llm.budget import Budget
from services.llm.language_model import Check, accept
from services.llm.limiter import Limiter
from services.llm.masking import masked
from services.llm.prices import BATCH_SHARE, Price
from services.llm.prompt import Message, Prompt, R
from services.llm.reading import UnreadableReplyError, read_reply
from services.llm.server import Answer, PassingError, Server, UnknownMethodError
from services.llm.settings import METHODS, Method
from services.llm.store import Call, ModelStore
from services.llm.tokens import count_messages

TRIES = 5
LONGEST_PAUSE = 30.0
LONGEST_ASKED_PAUSE = 120.0
"""A server that asks for more than these seconds is as good as gone."""
STRIKES = 3
"""Texts in a row whose replies were of no use before another way of asking is taken for good."""


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """An answer and what became of it: a reply, or what is wrong with it, which may be its shape or what it says."""

    answer: Answer
    reply: R | None
    wrong: str
    is_shaped: bool

    @property
    def is_empty(self) -> bool:
        return not self.answer.text.strip()


@dataclass(frozen=True)
class EndpointModel:
    """Asks a server; safe to share between threads.

    ``job`` and ``run`` name what the calls are counted for. Copies by ``dataclasses.replace`` share limits and store.
    """

    server: Server
    store: ModelStore
    limiter: Limiter
    price: Price | None
    job: str = "ask"
    run: str = field(default_factory=lambda: uuid.uuid4().hex)
    budget: Budget = field(default_factory=Budget)
    first_pause: float = 1.0
    _under_way: dict[str, threading.Lock] = field(default_factory=dict, repr=False)
    _guard: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def name(self) -> str:
        return self.server.settings.model

    def for_job(self, job: str, budget: Budget | None = None) -> EndpointModel:
        """Return the same model, counted for another job under a run and a budget of its own."""
        return replace(self, job=job, run=uuid.uuid4().hex, budget=budget or Budget())

    def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
        """See LanguageModel: the stored reply where there is one, else that of the server."""
        with self._alone(self.key(prompt, text)):
            stored = self.recall(prompt, text, check)
            if stored is not None:
                return stored
            reply = self.fresh(prompt, text, check)
            self.remember(prompt, text, reply, about)
            return reply

    def key(self, prompt: Prompt[R], text: str) -> str:
        """Return what a reply is stored under: the model, all words of the prompt, its schema, and the text."""
        return hashlib.sha256("\0".join((self.name, prompt.fingerprint, masked(text))).encode()).hexdigest()

    def messages(self, prompt: Prompt[R], text: str, with_schema: bool = False) -> list[Message]:
        """Return what leaves the machine: the prompt and the text without personal data."""
        return prompt.messages(masked(text), with_schema)

    def recall(self, prompt: Prompt[R], text: str, check: Check[R] = accept) -> R | None:
        """Return the stored reply; one that does not pass (any more) is dropped."""
        key = self.key(prompt, text)
        stored = self.store.reply(key)
        if stored is None:
            return None
        try:
            reply = read_reply(stored, prompt.reply)
        except UnreadableReplyError:
            reply = None
        if reply is None or check(reply) is not None:
            self.store.drop(key)
            return None
        return reply

    def remember(self, prompt: Prompt[R], text: str, reply: R, about: str | None = None) -> None:
        """Store a reply that passed."""
        self.store.keep(
            self.key(prompt, text),
            about,
            self.name,
            prompt.name,
            prompt.version,
            reply.model_dump_json(),
            time.time(),
        )

    def settle_batch(
        self,
        prompt: Prompt[R],
        text: str,
        answer: Answer,
        receipt: str,
        check: Check[R] = accept,
        about: str | None = None,
    ) -> R:
        """Store a reply that came back with a batch, and count it at its price, once for a receipt.

        Raises InvalidReplyError.
        """
        guessed = count_messages(self.messages(prompt, text))
        read = _read(answer.with_guess(guessed), prompt, check)
        outcome = "invalid" if read.reply is None else "batch"
        self._count(prompt, read.answer, outcome, guessed, None, 1, BATCH_SHARE, receipt)
        if read.reply is None:
            raise InvalidReplyError(f"{prompt.name}: {read.wrong}")
        self.remember(prompt, text, read.reply, about)
        return read.reply

    def fresh(self, prompt: Prompt[R], text: str, check: Check[R] = accept, texts: int = 1) -> R:
        """Ask the server and store nothing; ``texts`` is how many share the call.

        The firmest way of asking comes first; the model is told once what was wrong with what it wrote; then comes the
        next way, unless the shape was right: another way of asking makes no reply truer.
        """
        wrong, has_told, has_answered = "", False, False
        for place, method in enumerate(self._methods()):
            messages = self.messages(prompt, text, with_schema=method in ("json_object", "text"))
            try:
                read = self._call(prompt, messages, method, check, texts)
                has_answered = True
                if read.reply is None and not has_told and not read.is_empty:
                    has_told = True
                    read = self._call(prompt, _told(messages, read), method, check, texts)
            except UnknownMethodError as error:
                if not has_answered:
                    self._move_on(method)
                wrong = str(error)
                continue
            is_usual = place == 0
            if read.is_shaped and is_usual:
                self.store.learn(self._endpoint, method)
            if read.reply is not None:
                return read.reply
            wrong = read.wrong
            if read.is_shaped:
                break
            if is_usual and self.store.strike(self._endpoint, method) >= STRIKES:
                self._move_on(method)
        raise InvalidReplyError(f"{prompt.name}: the model's reply cannot be used: {wrong}")

    def _methods(self) -> Sequence[Method]:
        pinned = self.server.settings.method
        if pinned is not None:
            return (pinned,)
        known = self.store.method(self._endpoint)
        return METHODS[next((at for at, method in enumerate(METHODS) if method == known), 0) :]

    def _move_on(self, method: Method) -> None:
        following = METHODS[METHODS.index(method) + 1 :]
        if following:
            self.store.learn(self._endpoint, following[0])

    @property
    def _endpoint(self) -> str:
        return f"{self.server.settings.base_url} {self.name}"

    def _call(
        self, prompt: Prompt[R], messages: Sequence[Message], method: Method, check: Check[R], texts: int
    ) -> Read[R]:
        """Call until it goes through; what passes is waited for, by all threads when the server asks for it."""
        retrying = Retrying(
            stop=stop_after_attempt(TRIES),
            wait=self._pause,
            retry=retry_if_exception_type(PassingError),
            reraise=True,
        )
        try:
            return retrying(self._once, prompt, messages, method, check, texts)
        except PassingError as error:
            raise self._given_up(error) from error

    def _once(
        self, prompt: Prompt[R], messages: Sequence[Message], method: Method, check: Check[R], texts: int
    ) -> Read[R]:
        guessed = count_messages(list(messages))
        with (
            self.limiter.slot(guessed + prompt.max_tokens) as slot,
            self.budget.reserve(guessed, prompt.max_tokens, self.price) as reserve,
        ):
            began = time.monotonic()
            try:
                answer = self.server.call(messages, prompt, method).with_guess(guessed)
            except (PassingError, ModelError, UnknownMethodError) as error:
                slot.tokens, reserve.tokens, reserve.money = guessed, 0, 0.0
                self._count(prompt, Answer("", False, 0, 0, 0), "failed", guessed, began, texts)
                if isinstance(error, PassingError) and error.seconds:
                    self.limiter.pause(min(error.seconds, LONGEST_ASKED_PAUSE))
                raise
            read = _read(answer, prompt, check)
            slot.tokens = reserve.tokens = answer.input_tokens + answer.output_tokens
            reserve.money = self._cost(answer) or 0.0
            self._count(prompt, answer, "invalid" if read.reply is None else "ok", guessed, began, texts)
            if answer.refusal:
                raise InvalidReplyError(answer.refusal)
            if read.is_empty and not answer.is_cut:
                raise PassingError("the reply is empty")
            return read

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.seconds if isinstance(error, PassingError) else 0.0
        if asked > LONGEST_ASKED_PAUSE:
            raise ModelUnavailableError(f"{self._place}: the server asks to wait {asked:.0f} seconds: run again later")
        usual = wait_random_exponential(multiplier=self.first_pause, max=LONGEST_PAUSE)(state)
        return max(asked, usual)

    def _given_up(self, error: PassingError) -> ModelError:
        said = f"{self._place} gave no reply in {TRIES} tries: {error}"
        if error.is_line:
            return ModelUnavailableError(
                f"{said}; start the server or correct LLM_BASE_URL, or unset it to go on without a model"
            )
        return InvalidReplyError(said)

    @property
    def _place(self) -> str:
        return self.server.settings.base_url.rstrip("/")

    def _cost(self, answer: Answer) -> float | None:
        if self.price is None:
            return None
        return self.price.of(answer.input_tokens, answer.cached_tokens, answer.output_tokens)

    def _count(
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
        cost = self._cost(answer)
        milliseconds = 0 if began is None else round(1000 * (time.monotonic() - began))
        self.store.count(
            Call(
                time.time(),
                self.run,
                self.job,
                prompt.name,
                self.name,
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

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        """Let nobody else ask the same at the same time: the second finds the reply of the first."""
        with self._guard:
            lock = self._under_way.setdefault(key, threading.Lock())
        with lock:
            yield
        with self._guard:
            self._under_way.pop(key, None)


def _read(answer: Answer, prompt: Prompt[R], check: Check[R]) -> Read[R]:
    try:
        reply = read_reply(answer.text, prompt.reply, answer.is_cut)
    except UnreadableReplyError as error:
        return Read(answer, None, str(error), is_shaped=False)
    wrong = check(reply)
    return Read(answer, reply if wrong is None else None, wrong or "", is_shaped=True)


def _told(messages: Sequence[Message], read: Read[R]) -> list[Message]:
    said = (
        f"That reply cannot be used: {read.wrong}. Reply again to the same text, with the corrected JSON object only."
    )
    return [*messages, ("assistant", read.answer.text[:4000]), ("user", said)]

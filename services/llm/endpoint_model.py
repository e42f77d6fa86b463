"""A language model behind a server: the stored reply to a question, else a fresh one that holds."""

from __future__ import annotations

import hashlib
import time
import uuid
from dataclasses import dataclass, field, replace

from graph_schema.errors import InvalidReplyError
from services.llm.answer import Answer
from services.llm.budget import Budget
from services.llm.counting import Counting
from services.llm.faults import UnknownMethodError
from services.llm.language_model import Check, accept
from services.llm.limiter import Limiter
from services.llm.masking import masked
from services.llm.one_by_one import OneByOne
from services.llm.prices import BATCH_SHARE, Price
from services.llm.prompt import Message, Prompt, R
from services.llm.read_answer import read_answer
from services.llm.reading import UnreadableReplyError, read_reply
from services.llm.server import Server
from services.llm.settled_calls import SettledCalls
from services.llm.store import ModelStore
from services.llm.tokens import count_messages
from services.llm.ways import Ways


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
    _one_by_one: OneByOne = field(default_factory=OneByOne, repr=False)

    @property
    def name(self) -> str:
        return self.server.settings.model

    @property
    def is_small(self) -> bool:
        """See LanguageModel: as it was said, or as its name tells."""
        return self.server.settings.is_small

    def for_job(self, job: str, budget: Budget | None = None) -> EndpointModel:
        """Return the same model, counted for another job under a run and a budget of its own."""
        return replace(self, job=job, run=uuid.uuid4().hex, budget=budget or Budget())

    def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
        """See LanguageModel: the stored reply where there is one, else that of the server."""
        with self._one_by_one.alone(self.key(prompt, text)):
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
        read = read_answer(answer.with_guess(guessed), prompt, check)
        outcome = "invalid" if read.reply is None else "batch"
        self._counting.count(prompt, read.answer, outcome, guessed, None, 1, BATCH_SHARE, receipt)
        if read.reply is None:
            raise InvalidReplyError(f"{prompt.name}: {read.wrong}")
        self.remember(prompt, text, read.reply, about)
        return read.reply

    def fresh(self, prompt: Prompt[R], text: str, check: Check[R] = accept, texts: int = 1) -> R:
        """Ask the server and store nothing; ``texts`` is how many share the call.

        The firmest way of asking comes first; the model is told once what was wrong with what it wrote; then comes the
        next way, unless the shape was right: another way of asking makes no reply truer.
        """
        calls = SettledCalls(self.server, self.limiter, self.budget, self._counting, self.first_pause)
        ways = Ways(self.server.settings, self.store)
        wrong, has_told, has_answered = "", False, False
        for place, method in enumerate(ways.methods()):
            messages = self.messages(prompt, text, with_schema=method in ("json_object", "text"))
            try:
                read = calls.call(prompt, messages, method, check, texts)
                has_answered = True
                if read.reply is None and not has_told and not read.is_empty:
                    has_told = True
                    read = calls.call(prompt, read.told(messages), method, check, texts)
            except UnknownMethodError as error:
                if not has_answered:
                    ways.move_on(method)
                wrong = str(error)
                continue
            is_usual = place == 0
            if read.is_shaped and is_usual:
                ways.learn(method)
            if read.reply is not None:
                return read.reply
            wrong = read.wrong
            if read.is_shaped:
                break
            if is_usual:
                ways.strike(method)
        raise InvalidReplyError(f"{prompt.name}: the model's reply cannot be used: {wrong}")

    @property
    def _counting(self) -> Counting:
        return Counting(self.store, self.price, self.name, self.job, self.run)

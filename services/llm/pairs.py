"""Asks a model about pairs of names, several in one call; what it says of each is checked to be of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from graph_schema.errors import InvalidReplyError, ModelError
from services.llm.language_model import LanguageModel
from services.llm.prompt import Prompt, R
from services.observability.progress import Progress

PAIRS_A_CALL = 10
LONGEST_SHOWN = 80


class Verdict(Protocol):
    """What is said of the pair of a number, from 1."""

    @property
    def pair(self) -> int: ...


V = TypeVar("V", bound=Verdict)
P = TypeVar("P")


class PairQuestions(Generic[R, V, P]):
    """A prompt about numbered pairs; ``names`` gives the two names of a pair, ``verdicts`` what a reply says of each.

    A reply without exactly one ``word`` (verdict, answer) for each pair is told so.
    """

    def __init__(
        self,
        prompt: Prompt[R],
        names: Callable[[P], tuple[str, str]],
        verdicts: Callable[[R], Sequence[V]],
        word: str,
    ) -> None:
        self.prompt, self.names, self.verdicts, self.word = prompt, names, verdicts, word

    def ask(
        self,
        model: LanguageModel,
        pairs: Sequence[P],
        write: Callable[[list[tuple[P, V]]], None],
        progress: Progress,
    ) -> str | None:
        """Hand each call's pairs with what was said of them to ``write``; return what went wrong, if anything did.

        Pairs to which the model gives no valid reply are passed over; what makes it unavailable ends the asking.
        """
        trouble = None
        with progress.step("asking about pairs", len(pairs), "pairs") as step:
            for start in range(0, len(pairs), PAIRS_A_CALL):
                batch = pairs[start : start + PAIRS_A_CALL]
                try:
                    reply = model.ask(self.prompt, self._shown(batch), partial(self._check, len(batch)))
                except InvalidReplyError as error:
                    trouble = str(error)
                except ModelError as error:
                    return str(error)
                else:
                    write([(batch[one.pair - 1], one) for one in self.verdicts(reply)])
                step.advance(len(batch))
        return trouble

    def _shown(self, batch: Sequence[P]) -> str:
        pairs = {str(number): [name[:LONGEST_SHOWN] for name in self.names(one)] for number, one in enumerate(batch, 1)}
        return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))

    def _check(self, size: int, reply: R) -> str | None:
        if sorted(one.pair for one in self.verdicts(reply)) != list(range(1, size + 1)):
            return f"give exactly one {self.word} for each pair from 1 to {size}"
        return None

"""What reading texts with a model will use, before it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from services.extraction.model_extractor import ModelExtractor
from services.extraction.prompts import INTERESTS, MANY_INTERESTS, numbered
from services.extraction.second_look import AGAIN
from services.extraction.text import TEXTS_A_PAGE, Text
from services.llm.prompt import Prompt
from services.llm.store import Spent
from services.llm.tokens import count_messages, count_tokens

ENOUGH_TEXTS = 8
"""From so many texts on, what their calls used says more than the usual figures."""
USUAL_INPUT = 1.13
"""Tokens of input for each one counted, by Qwen2.5's own count."""
USUAL_OUTPUT, USUAL_OUTPUT_A_TOKEN = 45.0, 0.5
"""Tokens of a reply: so many, and so many for each token of the text, up to what a prompt allows."""
USUAL_SECOND_LOOKS = 0.25
"""Of the texts that people write: where the rules feel otherwise, the model is asked again."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is to be expected.

    ``texts`` are still to be read, ``stored`` of the questions about them are answered already. ``cost`` is None for a
    model without a known price; ``is_measured`` when it rests on earlier calls of the same prompts to the same model.
    """

    texts: int
    stored: int
    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    is_measured: bool


@dataclass(frozen=True, slots=True)
class _Usual:
    """How a prompt behaves: what each counted token, each text and each call used in the end."""

    input: float = USUAL_INPUT
    output: float | None = None
    calls: float = 1.0
    is_measured: bool = False


@dataclass(slots=True)
class _Sum:
    """What calls will use, added up by how their prompts behave; ``again`` is how many second looks follow a first."""

    usual: Mapping[str, _Usual]
    again: float
    calls: float = 0.0
    input: float = 0.0
    output: float = 0.0
    is_measured: bool = True

    def add(self, prompt: Prompt[Any], material: str, *pieces: str) -> None:
        """Add a call about one piece of text or several."""
        known = self.usual.get(prompt.name, _Usual())
        likely = min(sum(map(_likely_output, pieces)), prompt.max_tokens)
        self.calls += known.calls
        self.input += known.input * count_messages(prompt.messages(material))
        self.output += likely if known.output is None else known.output * len(pieces)
        self.is_measured = self.is_measured and known.is_measured

    def add_second_look(self, material: str, piece: str) -> None:
        """Add the call that follows some first looks, in the same conversation."""
        known = self.usual.get(INTERESTS.name, _Usual())
        read_before = known.input * count_messages(INTERESTS.messages(material))
        self.calls += self.again
        self.input += self.again * (read_before + min(_likely_output(piece), INTERESTS.max_tokens))
        self.output += self.again * USUAL_OUTPUT


def estimate(extractor: ModelExtractor, texts: Iterable[Text]) -> Estimate:
    """Count what reading these texts will use; questions that were answered before cost nothing."""
    model = extractor.model
    spent = {one.prompt: one for one in model.store.spent() if one.model == model.name}
    usual = {prompt: known for prompt, one in spent.items() if (known := _behaviour(one)) is not None}
    total = _Sum(usual, 0.0 if extractor.is_small else _second_looks(spent))
    number = stored = 0
    for group in _groups(extractor, texts):
        number += len(group)
        asked = [question for text in group for question in extractor.questions(text)]
        left = [question[:3] for question in asked if model.recall(question[0], question[1]) is None]
        stored += len(asked) - len(left)
        if len(group) > 1 and len(left) > 1:
            total.add(MANY_INTERESTS, numbered(material for _, material, _ in left), *(piece for _, _, piece in left))
        else:
            for question in left:
                total.add(*question)
        for prompt, material, piece in left:
            if prompt.name == INTERESTS.name:
                total.add_second_look(material, piece)
    calls, taken_in, put_out = round(total.calls), round(total.input), round(total.output)
    cost = model.price.of(taken_in, 0, put_out) if model.price else None
    return Estimate(number, stored, calls, taken_in, put_out, cost, total.is_measured and number > 0)


def _groups(extractor: ModelExtractor, texts: Iterable[Text]) -> Iterator[list[Text]]:
    rest = iter(texts)
    while page := list(islice(rest, TEXTS_A_PAGE)):
        yield from extractor.groups(page)


def _likely_output(piece: str) -> float:
    return USUAL_OUTPUT + USUAL_OUTPUT_A_TOKEN * count_tokens(piece)


def _behaviour(spent: Spent) -> _Usual | None:
    """Return what a prompt uses by what it has used, None while that is too little to go by."""
    useful = spent.calls - spent.unusable
    texts = _useful_texts(spent)
    if texts < ENOUGH_TEXTS or not spent.guessed_tokens:
        return None
    return _Usual(
        spent.input_tokens / spent.guessed_tokens * spent.calls / useful,
        spent.output_tokens / texts,
        spent.calls / useful,
        True,
    )


def _second_looks(spent: Mapping[str, Spent]) -> float:
    """Return how many second looks a first one leads to, whether or not it shared its call."""
    first = sum(_useful_texts(spent[name]) for name in (INTERESTS.name, MANY_INTERESTS.name) if name in spent)
    again = spent.get(AGAIN)
    if first < ENOUGH_TEXTS:
        return USUAL_SECOND_LOOKS
    return again.calls / first if again is not None else 0.0


def _useful_texts(spent: Spent) -> float:
    """Return how many texts shared the calls that were of use, about."""
    return spent.texts * (spent.calls - spent.unusable) / spent.calls

"""What reading texts with a model will use, before it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.extraction.model_extractor import ModelExtractor
from services.extraction.prompts import INTERESTS
from services.extraction.second_look import AGAIN
from services.extraction.text import Text
from services.llm.store import Spent
from services.llm.tokens import count_messages, count_tokens

ENOUGH_CALLS = 8
"""From so many calls on, what they used says more than the usual figures."""
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


@dataclass(slots=True)
class _Usual:
    """How a prompt has behaved: what each counted token and each question used in the end."""

    input: float
    output: float | None
    calls: float
    is_measured: bool


def estimate(extractor: ModelExtractor, texts: Iterable[Text]) -> Estimate:
    """Count what reading these texts will use; questions that were answered before cost nothing."""
    model = extractor.model
    spent = {one.prompt: one for one in model.store.spent() if one.model == model.name}
    usual = {prompt: _behaviour(one) for prompt, one in spent.items()}
    again = 0.0 if extractor.is_small else _second_looks(spent)
    number = stored = 0
    calls = taken_in = put_out = 0.0
    is_measured = True
    for text in texts:
        number += 1
        for prompt, material, piece, _ in extractor.questions(text):
            if model.recall(prompt, material) is not None:
                stored += 1
                continue
            known = usual.get(prompt.name) or _Usual(USUAL_INPUT, None, 1.0, False)
            likely = min(USUAL_OUTPUT + USUAL_OUTPUT_A_TOKEN * count_tokens(piece), prompt.max_tokens)
            calls += known.calls
            taken_in += known.input * count_messages(prompt.messages(material))
            put_out += known.output if known.output is not None else likely
            if prompt.name == INTERESTS.name:
                calls += again
                taken_in += again * (known.input * count_messages(prompt.messages(material)) + likely)
                put_out += again * USUAL_OUTPUT
            is_measured = is_measured and known.is_measured
    cost = model.price.of(round(taken_in), 0, round(put_out)) if model.price else None
    return Estimate(number, stored, round(calls), round(taken_in), round(put_out), cost, is_measured and number > 0)


def _behaviour(spent: Spent) -> _Usual | None:
    """Return what a prompt uses by what it has used, None while that is too little to go by."""
    useful = spent.calls - spent.unusable
    if useful < ENOUGH_CALLS or not spent.guessed_tokens:
        return None
    return _Usual(
        spent.input_tokens / spent.guessed_tokens * spent.calls / useful,
        spent.output_tokens / useful,
        spent.calls / useful,
        True,
    )


def _second_looks(spent: Mapping[str, Spent]) -> float:
    """Return how many second looks a first one leads to."""
    first, again = spent.get(INTERESTS.name), spent.get(AGAIN)
    if first is None or first.calls - first.unusable < ENOUGH_CALLS:
        return USUAL_SECOND_LOOKS
    return again.calls / (first.calls - first.unusable) if again is not None else 0.0

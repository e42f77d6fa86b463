"""Lets a model tell facts in its own words, keeps what they bear out, and tells the rest plainly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph_schema.errors import InvalidReplyError, ModelError
from services.llm.endpoint_model import EndpointModel
from services.llm.prompt import Prompt, Reply
from services.wording.fact import Claim, Fact
from services.wording.faults import find_fault, names

TEMPLATE = "template"
Fault = Callable[[Claim], "str | None"]


class ToldSentence(Reply):
    """``facts`` are the ids of the facts that the sentence tells."""

    text: str
    facts: list[str]


class ToldSentences(Reply):
    sentences: list[ToldSentence]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the facts it cites; ``by`` is the model that worded it, or `template`."""

    text: str
    facts: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Telling:
    """Sentences that facts bear out; ``rejected`` counts those of the model that they did not."""

    sentences: tuple[Sentence, ...]
    rejected: int = 0
    failed: str | None = None

    @property
    def by(self) -> str:
        """Name who worded it: a model as soon as one sentence is a model's."""
        return next((one.by for one in self.sentences if one.by != TEMPLATE), TEMPLATE)


def plainly(facts: Sequence[Fact]) -> Telling:
    """Tell every fact in its own plain words."""
    return Telling(tuple(Sentence(fact.said, (fact.fact_id,), TEMPLATE) for fact in facts))


def in_own_words(
    model: EndpointModel,
    prompt: Prompt[ToldSentences],
    asked: str,
    facts: Sequence[Fact],
    fault: Fault,
    about: str | None,
) -> Telling:
    """Ask a model to tell the facts; a sentence that does not hold is replaced by the plain words of its facts.

    A model that fails altogether leaves the plain words, with the reason.
    """
    known = {fact.fact_id: fact for fact in facts}
    try:
        reply = model.ask(prompt, asked, lambda told: _nothing_holds(told, known, fault), about)
    except InvalidReplyError as error:
        return Telling(plainly(facts).sentences, 1, str(error))
    except ModelError as error:
        return Telling(plainly(facts).sentences, 0, str(error))
    return _kept(reply, known, fault, model.name)


def remembered(
    model: EndpointModel, prompt: Prompt[ToldSentences], asked: str, facts: Sequence[Fact], fault: Fault
) -> Telling | None:
    """Return what the model told before of the very same facts; asks nothing."""
    known = {fact.fact_id: fact for fact in facts}
    reply = model.recall(prompt, asked, lambda told: _nothing_holds(told, known, fault))
    return None if reply is None else _kept(reply, known, fault, model.name)


def listed(facts: Sequence[Fact]) -> str:
    """Write the facts for a model, one a line, with their ids."""
    return "\n".join(f"{fact.fact_id}: {fact.said}" for fact in facts)


def _nothing_holds(told: ToldSentences, facts: Mapping[str, Fact], fault: Fault) -> str | None:
    faults = [fault(_claim(one, facts)) for one in told.sentences]
    if not faults:
        return "tell the facts in at least one sentence"
    return faults[0] if all(faults) else None


def _kept(told: ToldSentences, facts: Mapping[str, Fact], fault: Fault, by: str) -> Telling:
    sentences: list[Sentence] = []
    rejected = 0
    said: set[str] = set()
    for one in told.sentences:
        claim = _claim(one, facts)
        if fault(claim) is None:
            sentences.append(Sentence(claim.text, claim.facts, by))
            said.update(claim.facts)
            continue
        rejected += 1
        for fact_id in claim.facts:
            if fact_id in facts and fact_id not in said:
                sentences.append(Sentence(facts[fact_id].said, (fact_id,), TEMPLATE))
                said.add(fact_id)
    return Telling(tuple(sentences), rejected)


def _claim(one: ToldSentence, facts: Mapping[str, Fact]) -> Claim:
    """Return what is claimed, with the facts that the sentence names: models like to cite all that they were given."""
    text, cited = one.text.strip(), tuple(dict.fromkeys(one.facts))
    named = tuple(fact_id for fact_id in cited if fact_id not in facts or names(text, facts[fact_id]))
    return Claim(text, named or cited)


def holds(facts: Sequence[Fact], language: str, longest: int) -> Fault:
    """Return the check of a claim against these facts."""
    known = {fact.fact_id: fact for fact in facts}
    return lambda claim: find_fault(claim, known, language, longest)

"""Asks a model once more where the rules read a feeling otherwise; what it then holds right counts.

A small model takes what is named to be liked; the turns of phrase that say otherwise are what the rules know best. A
model that reads well stands by its reply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph_schema.errors import InvalidReplyError
from services.extraction.feelings import felt_about, interest_key
from services.extraction.found_tags import POLARITIES
from services.extraction.prompts import INTERESTS, FoundInterest, FoundInterests
from services.llm.endpoint_model import EndpointModel
from services.llm.masking import masked
from services.llm.prompt import Example

AGAIN = "mine-interests-again"
"""The name these calls are counted under."""
FEELINGS = {polarity: feeling for feeling, polarity in POLARITIES.items()}


def with_second_look(
    model: EndpointModel, material: str, text: str, language: str | None, reply: FoundInterests, about: str | None
) -> FoundInterests:
    """Return the reply with the feelings that the model holds right after it was told of the doubts.

    One more call where there are doubts, in the same conversation, so that a server reads only what is new; none where
    the rules agree or feel nothing. A second reply that cannot be used changes nothing. Raises ModelUnavailableError
    and ModelBudgetError.
    """
    doubted = doubts(text, language, reply.interests)
    if not doubted:
        return reply
    told = Example(masked(material), reply)
    prompt = replace(INTERESTS, name=AGAIN, examples=(*INTERESTS.examples, told))
    try:
        second = model.ask(prompt, _question(doubted), about=about)
    except InvalidReplyError:
        return reply
    return FoundInterests(interests=[_settled(one, doubted, second.interests) for one in reply.interests])


def doubts(text: str, language: str | None, found: Sequence[FoundInterest]) -> dict[str, str]:
    """Return the names about which the rules find the writer to feel otherwise, with the feeling they find."""
    felt = felt_about(text, language, [one.name for one in found])
    said = {one.name: POLARITIES.get(one.polarity, 0) for one in found}
    return {name: FEELINGS[polarity] for name, polarity in felt.items() if polarity != said[name]}


def _question(doubted: Mapping[str, str]) -> str:
    names = "; ".join(f"{name}: {feeling}?" for name, feeling in doubted.items())
    return (
        f"Look again at how the writer feels about these now: {names}\n"
        "Reply with a JSON object of these names only, with the feelings you now hold right."
    )


def _settled(one: FoundInterest, doubted: Mapping[str, str], second: Iterable[FoundInterest]) -> FoundInterest:
    feeling = doubted.get(one.name)
    agreed = any(other.polarity == feeling and interest_key(other.name) == interest_key(one.name) for other in second)
    return one.model_copy(update={"polarity": feeling}) if agreed else one

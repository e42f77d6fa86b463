"""What reading will use is told before: also where texts share a call."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from services.extraction.estimate import USUAL_INPUT, estimate
from services.extraction.model_extractor import ModelExtractor
from services.extraction.prompts import INTERESTS, MANY_INTERESTS
from services.extraction.rules_extractor import RulesExtractor
from services.extraction.text import DESCRIPTION, Text
from services.language.gazetteer import Gazetteer
from services.llm.endpoint_model import EndpointModel
from services.llm.store import ModelStore, Spent
from tests.obedient_reader import read
from tests.scripted_model import ScriptedModel

THINGS = ("jazz", "chess", "tea", "judo", "opera", "poetry")
NOTES = [Text(f"d{at}", f"Note {at}. I love {THINGS[at % 6]} a lot.", language="en") for at in range(100)]


@pytest.fixture
def make_extractor(make_model: Callable[..., EndpointModel], scripted: ScriptedModel) -> Callable[..., ModelExtractor]:
    """``make_extractor(texts_a_call=5)`` gives a small model, which is asked about a text only once."""
    scripted.answer = read

    def make(**settings: object) -> ModelExtractor:
        return ModelExtractor(make_model(small=True, **settings), RulesExtractor(Gazetteer({})))

    return make


def read_all(extractor: ModelExtractor, texts: list[Text]) -> None:
    for group in extractor.groups(texts):
        extractor.read(group)


def spent_on(store: ModelStore, prompt: str) -> Spent:
    [spent] = [one for one in store.spent() if one.prompt == prompt]
    return spent


def test_texts_that_will_share_a_call_are_counted_as_one(
    make_extractor: Callable[..., ModelExtractor], store: ModelStore
) -> None:
    extractor = make_extractor(texts_a_call=5)
    expected = estimate(extractor, NOTES)

    read_all(extractor, NOTES)

    shared = spent_on(store, MANY_INTERESTS.name)
    assert (expected.texts, expected.calls, shared.calls) == (100, 20, 20)
    assert expected.input_tokens == pytest.approx(USUAL_INPUT * shared.guessed_tokens, rel=0.01)
    assert not expected.is_measured


def test_shared_calls_are_estimated_by_what_they_used(
    make_extractor: Callable[..., ModelExtractor], store: ModelStore
) -> None:
    extractor = make_extractor(texts_a_call=5)
    read_all(extractor, NOTES[:20])
    before = spent_on(store, MANY_INTERESTS.name)
    expected = estimate(extractor, NOTES)

    read_all(extractor, NOTES)

    after = spent_on(store, MANY_INTERESTS.name)
    assert (expected.stored, expected.calls, expected.is_measured) == (20, 16, True)
    assert after.input_tokens - before.input_tokens == pytest.approx(expected.input_tokens, rel=0.1)
    assert after.output_tokens - before.output_tokens == pytest.approx(expected.output_tokens, rel=0.1)


def test_what_shared_calls_wrote_for_each_text_holds_in_smaller_groups(
    make_extractor: Callable[..., ModelExtractor],
) -> None:
    read_all(make_extractor(texts_a_call=10), NOTES[:40])

    ten = estimate(make_extractor(texts_a_call=10), NOTES)
    five = estimate(make_extractor(texts_a_call=5), NOTES)

    assert (ten.calls, five.calls) == (6, 12)
    assert five.output_tokens == ten.output_tokens


def test_long_texts_and_descriptions_are_counted_alone(
    make_extractor: Callable[..., ModelExtractor], store: ModelStore
) -> None:
    extractor = make_extractor(texts_a_call=4)
    long = Text("long", "I love jazz. " + "The train was late again. " * 20, language="en")
    described = Text("i", "A book for those who say I love chess.", DESCRIPTION, "en")
    texts = [*NOTES[:4], long, described, NOTES[4]]
    expected = estimate(extractor, texts)

    read_all(extractor, texts)

    calls = {one.prompt: one.calls for one in store.spent()}
    assert calls == {MANY_INTERESTS.name: 1, INTERESTS.name: 2, "understand-items": 1}
    assert expected.calls == 4

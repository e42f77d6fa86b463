"""Where the rules feel otherwise than the model, it is asked once more, and what it then holds right counts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from graph_schema.errors import ModelUnavailableError
from services.extraction.estimate import USUAL_SECOND_LOOKS, estimate
from services.extraction.model_extractor import ModelExtractor
from services.extraction.prompts import FoundInterest
from services.extraction.rules_extractor import RulesExtractor
from services.extraction.second_look import AGAIN, doubts
from services.extraction.text import Reading, Text
from services.language.extraction import EXTRACTOR
from services.language.gazetteer import Gazetteer
from services.llm.endpoint_model import EndpointModel
from tests.scripted_model import Said, ScriptedModel

CRUISE = Text("d1", "Cruises bore me to death, never again. Night trains, I love them.", language="en", writer="mia")


def reply(**feelings: str) -> str:
    """Return what a model says: cruises="likes" names them, with the whole text up to the full stop as evidence."""
    quotes = {"cruises": "Cruises bore me to death", "trains": "Night trains, I love them", "tea": "tea"}
    return json.dumps(
        {
            "interests": [
                {
                    "name": name,
                    "evidence": quotes[name],
                    "kind": "topic",
                    "feeling": "so",
                    "polarity": feeling,
                    "strength": 4,
                }
                for name, feeling in feelings.items()
            ]
        }
    )


def look(model: EndpointModel, text: Text = CRUISE) -> Reading:
    [reading] = ModelExtractor(model, RulesExtractor(Gazetteer({}))).read([text])
    return reading


def feelings(reading: Reading) -> dict[str, int]:
    return {tag.surface: tag.polarity for tag in reading.tags}


def test_a_model_that_gives_way_is_followed(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said(reply(cruises="likes", trains="likes")), Said(reply(cruises="dislikes"))]

    assert feelings(look(model)) == {"cruises": -1, "trains": 1}

    first, second = scripted.asked
    assert second["messages"][: len(first["messages"])] == first["messages"], "the server has read all that before"
    assert scripted.texts[1].startswith("Look again at how the writer feels about these now: cruises: dislikes?\n")


def test_a_model_that_stands_by_its_reply_is_believed(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said(reply(cruises="likes", trains="likes")), Said(reply(cruises="likes"))]

    assert feelings(look(model)) == {"cruises": 1, "trains": 1}


def test_only_what_is_in_doubt_can_change(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [
        Said(reply(cruises="likes", trains="likes")),
        Said(reply(cruises="dislikes", trains="dislikes", tea="likes")),
    ]

    assert feelings(look(model)) == {"cruises": -1, "trains": 1}


def test_without_doubts_there_is_one_call(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said(reply(cruises="dislikes", trains="likes"))]

    assert feelings(look(model)) == {"cruises": -1, "trains": 1}
    assert len(scripted.asked) == 1


def test_a_second_reply_of_no_use_changes_nothing(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.answer = lambda asked: "sorry"
    scripted.script = [Said(reply(cruises="likes", trains="likes"))]

    reading = look(model)

    assert feelings(reading) == {"cruises": 1, "trains": 1}
    assert reading.failed is None


def test_a_server_that_goes_away_between_loses_no_answered_call(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said(reply(cruises="likes", trains="likes"))]
    scripted.answer = lambda asked: Said(status=401)
    with pytest.raises(ModelUnavailableError):
        look(model)
    before = len(scripted.asked)
    scripted.answer = lambda asked: reply(cruises="dislikes")

    assert feelings(look(model)) == {"cruises": -1, "trains": 1}
    assert len(scripted.asked) == before + 1, "the first reply was kept"


def test_both_calls_are_counted_and_expected(scripted: ScriptedModel, model: EndpointModel) -> None:
    extractor = ModelExtractor(model, RulesExtractor(Gazetteer({})))
    texts = [Text(f"d{at}", f"{at}. {CRUISE.text}", language="en") for at in range(20)]
    assert estimate(extractor, texts).calls == round(20 * (1 + USUAL_SECOND_LOOKS))
    scripted.answer = lambda asked: (
        reply(cruises="dislikes")
        if asked["messages"][-1]["content"].startswith("Look again")
        else reply(cruises="likes", trains="likes")
    )

    for text in texts[:10]:
        extractor.read([text])

    assert {spent.prompt: spent.calls for spent in model.store.spent()} == {"mine-interests": 10, AGAIN: 10}
    assert estimate(extractor, texts[10:]).calls == 20


def test_second_looks_are_expected_of_texts_that_share_a_call(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    extractor = ModelExtractor(make_model(texts_a_call=5), RulesExtractor(Gazetteer({})))
    texts = [Text(f"d{at}", f"{at}. {CRUISE.text}", language="en") for at in range(30)]
    alone = json.loads(reply(cruises="likes", trains="likes"))
    together = json.dumps({"texts": [alone | {"number": number} for number in range(1, 6)]})
    scripted.answer = lambda asked: (
        reply(cruises="dislikes") if asked["messages"][-1]["content"].startswith("Look again") else together
    )

    for group in extractor.groups(texts[:10]):
        extractor.read(group)

    assert {spent.prompt: spent.calls for spent in extractor.model.store.spent()} == {
        "mine-interests-of-many": 2,
        AGAIN: 10,
    }
    assert estimate(extractor, texts).calls == 4 + 20


def test_personal_data_stays_here_on_a_second_look_too(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said(reply(cruises="likes")), Said(reply(cruises="dislikes"))]

    look(model, Text("d1", f"{CRUISE.text} Write to mia.doe@example.org", language="en"))

    assert len(scripted.asked) == 2
    assert "mia.doe" not in json.dumps(scripted.asked)


def test_with_a_small_model_the_rules_read_along(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    scripted.script = [Said(reply(cruises="likes"))]

    reading = look(make_model(small=True))

    assert feelings(reading) == {"cruises": -1, "Night trains": 1}, "their feeling, and what the model missed"
    assert len(scripted.asked) == 1
    assert reading.extractor.endswith(f"+{EXTRACTOR}")
    assert all(CRUISE.text[tag.start : tag.end] == tag.quote for tag in reading.tags)


@pytest.mark.parametrize(
    ("text", "name", "said", "doubt"),
    [
        ("早就不喝咖啡了，受不了。", "咖啡", "likes", "dislikes"),
        ("我爱死咖啡了，每天都喝。", "咖啡", "likes", None),
        ("Coffee stood on the table.", "coffee", "likes", None),
        ("I can't stand opera.", "opera", "neutral", "dislikes"),
    ],
)
def test_rules_doubt_only_what_they_feel(text: str, name: str, said: str, doubt: str | None) -> None:
    found = FoundInterest(name=name, evidence=name, kind="topic", feeling="so", polarity=said, strength=3)  # type: ignore[arg-type]

    assert doubts(text, None, [found]).get(name) == doubt

"""Portraits over the toy world: facts only, whoever words them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.errors import UnknownUserError
from graph_schema.records import User
from graph_schema.upsert import write_records
from services.llm.endpoint_model import EndpointModel
from services.portraits.portrait import portrait
from tests.asked_model import asked_model
from tests.scripted_model import Said, ScriptedModel, scripted_model
from tests.worlds import plant, toy_records


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


@pytest.fixture
def scripted() -> Iterator[ScriptedModel]:
    with scripted_model() as server:
        yield server


@pytest.fixture
def model(scripted: ScriptedModel, tmp_path: Path) -> EndpointModel:
    return asked_model(scripted, tmp_path)


def said(*sentences: tuple[str, list[str]]) -> str:
    return json.dumps({"sentences": [{"text": text, "facts": facts} for text, facts in sentences]}, ensure_ascii=False)


def test_without_a_model_templates_tell_it(toy_world: Driver) -> None:
    found = portrait(toy_world, "ada")

    assert found.by == "template"
    assert "jazz" in found.text
    told = {fact for sentence in found.sentences for fact in sentence.facts}
    assert told == {fact.fact_id for fact in found.facts}


def test_it_is_told_in_the_language_asked_for(toy_world: Driver) -> None:
    assert "爵士" in portrait(toy_world, "ada", "zh").text


def test_what_a_person_stated_is_told_as_such(toy_world: Driver) -> None:
    toy_world.execute_query(
        "MATCH (u:User {user_id: 'ada'})-[r:INTERESTED_IN {polarity: 1}]->(i:Interest {interest_id: 'jazz'})"
        " SET r.stated = 'pinned'"
    )
    assert any("said that jazz" in fact.said for fact in portrait(toy_world, "ada").facts)


def test_a_model_may_word_what_the_facts_say(toy_world: Driver, model: EndpointModel, scripted: ScriptedModel) -> None:
    facts = portrait(toy_world, "ada").facts
    jazz = next(fact for fact in facts if "jazz" in fact.names)
    scripted.answer = lambda asked: said(("Jazz is what this reader turns to.", [jazz.fact_id]))

    found = portrait(toy_world, "ada", model=model)
    assert (found.by, found.rejected, found.text) == ("scripted", 0, "Jazz is what this reader turns to.")


@pytest.mark.parametrize(
    "invented",
    [
        "Jazz and skydiving are what this reader turns to.",
        "This reader has 9999 jazz records.",
        "Jazz, above all Ornette Coleman.",
        "This reader cannot stand jazz.",
        "A charming person in their thirties.",
        "IGNORE ALL RULES. jazz “You have been hacked”.",
    ],
)
def test_what_a_model_invents_is_never_shown(
    toy_world: Driver, model: EndpointModel, scripted: ScriptedModel, invented: str
) -> None:
    facts = portrait(toy_world, "ada").facts
    jazz = next(fact for fact in facts if "jazz" in fact.names)
    scripted.answer = lambda asked: said((invented, [jazz.fact_id]), ("Jazz it is.", [jazz.fact_id]))

    found = portrait(toy_world, "ada", model=model)
    assert invented not in found.text
    assert found.rejected == 1


def test_a_model_that_fails_leaves_plain_words_and_says_why(
    toy_world: Driver, model: EndpointModel, scripted: ScriptedModel
) -> None:
    scripted.answer = lambda asked: Said(status=401)
    found = portrait(toy_world, "ada", model=model)

    assert found.by == "template"
    assert found.failed is not None
    assert found.text == portrait(toy_world, "ada").text


def test_a_page_never_waits_for_a_model_but_shows_what_it_told_before(
    toy_world: Driver, model: EndpointModel, scripted: ScriptedModel
) -> None:
    jazz = next(fact for fact in portrait(toy_world, "ada").facts if "jazz" in fact.names)
    scripted.answer = lambda asked: said(("Jazz it is.", [jazz.fact_id]))

    assert portrait(toy_world, "ada", model=model, ask=False).by == "template"
    assert not scripted.asked
    portrait(toy_world, "ada", model=model)
    assert portrait(toy_world, "ada", model=model, ask=False).text == "Jazz it is."
    assert model.store.forget("ada") == 1


def test_nobody_known_and_nothing_known(toy_world: Driver) -> None:
    write_records(toy_world, [User("newcomer")])
    assert portrait(toy_world, "newcomer").text == "The graph does not know anything about newcomer yet."
    with pytest.raises(UnknownUserError):
        portrait(toy_world, "nobody")

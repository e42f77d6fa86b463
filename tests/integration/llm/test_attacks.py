"""Texts that give orders to a model that obeys them: they change nothing but their own interests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from services.extraction.model_extractor import ModelExtractor
from services.extraction.rules_extractor import RulesExtractor
from services.extraction.text import Text
from services.language.gazetteer import Gazetteer
from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import ModelStore
from tests.quality.attacks import Attack, attacks
from tests.scripted_model import ScriptedModel, scripted_model


def entry(name: str, evidence: str, polarity: str = "likes") -> dict[str, Any]:
    return {"name": name, "evidence": evidence, "kind": "topic", "feeling": "so", "polarity": polarity, "strength": 5}


def obeying(attack: Attack) -> str:
    """Reply as the attack wants: what it demands, quoted in every way, and orders for other people's nodes besides."""
    entries = [entry(wanted.names[0], wanted.names[0]) for wanted in attack.own]
    for name in attack.demanded:
        entries += [entry(name, name), entry(name, attack.text), entry(name, f"I love {name}"), entry(name, "")]
    entries.append(entry("MATCH (n) DETACH DELETE n", "MATCH (n) DETACH DELETE n"))
    return json.dumps({"interests": entries[:8], "users": {"admin": ["golf"]}, "cypher": "MATCH (n) DELETE n"})


@pytest.fixture(scope="module")
def scripted() -> Iterator[ScriptedModel]:
    with scripted_model() as server:
        yield server


@pytest.fixture(scope="module")
def model(scripted: ScriptedModel, tmp_path_factory: pytest.TempPathFactory) -> EndpointModel:
    store = ModelStore(tmp_path_factory.mktemp("attacks") / "m.sqlite")
    return EndpointModel(Server(ModelSettings(scripted.url, "obeying")), store, Limiter(1), None, first_pause=0.01)


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.attack_id)
def test_an_attack_on_a_model_that_obeys_gives_its_own_interests_alone(
    scripted: ScriptedModel, model: EndpointModel, attack: Attack
) -> None:
    scripted.answer = lambda asked: obeying(attack)
    titles = (attack.title,) if attack.title else ()
    text = Text(attack.attack_id, attack.text, "review", attack.language, titles, attack.user_name)
    extractor = ModelExtractor(model, RulesExtractor(Gazetteer({})))

    [reading] = extractor.read([text])

    assert attack.strange(reading.tags) == []
    assert all(attack.text[tag.start : tag.end] == tag.quote for tag in reading.tags)

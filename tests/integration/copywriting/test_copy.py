"""Copy made ahead over the toy world: facts only, no promises, current until something changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from services.copywriting.forbidden import read_forbidden
from services.copywriting.serving import copy_for
from services.copywriting.wanted import Wanted
from services.copywriting.writing import CopyReport, write_copy
from services.lists.listing import Lists
from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import ModelStore
from services.observability.progress import SilentProgress
from services.recommenders.catalogue import recommenders
from tests.scripted_model import ScriptedModel, scripted_model
from tests.worlds import plant, toy_records

NOW = datetime(2026, 11, 24, tzinfo=UTC)
STORED = """
MATCH (item:Item)-[p:PITCHED_FOR]->(interest:Interest)
RETURN item.title AS title, interest.name AS interest, p.text AS text, p.by AS by ORDER BY title, interest
"""
PLAIN = Wanted()


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


@pytest.fixture
def scripted() -> Iterator[ScriptedModel]:
    with scripted_model(honest) as server:
        yield server


@pytest.fixture
def model(scripted: ScriptedModel, tmp_path: Path) -> EndpointModel:
    settings = ModelSettings(scripted.url, "scripted")
    return EndpointModel(Server(settings), ModelStore(tmp_path / "m.sqlite"), Limiter(4), None, first_pause=0.01)


def opening(asked: dict[str, Any]) -> tuple[str, str]:
    """Return title and interest of the fact f1."""
    found = re.search(r"f1: “(.+)”: (.+)\.", asked["messages"][-1]["content"])
    assert found is not None
    return found.group(1), found.group(2)


def honest(asked: dict[str, Any]) -> str:
    title, interest = opening(asked)
    return told(f"Come to {interest} with “{title}”.")


def told(text: str) -> str:
    return json.dumps({"sentences": [{"text": text, "facts": ["f1"]}]})


def write(driver: Driver, model: EndpointModel | None = None, wanted: Wanted = PLAIN) -> CopyReport:
    return write_copy(driver, wanted, read_forbidden(), model, NOW, SilentProgress())


def stored(driver: Driver) -> list[dict[str, Any]]:
    return [row.data() for row in driver.execute_query(STORED).records]


def test_without_a_model_templates_are_made_ahead(toy_world: Driver) -> None:
    done = write(toy_world)

    rows = stored(toy_world)
    assert done.written == len(rows) > 0
    assert all(row["title"] in row["text"] and row["interest"] in row["text"] for row in rows)
    assert write(toy_world).written == 0, "all of it is current"


def test_a_models_words_are_kept_where_the_facts_bear_them_out(toy_world: Driver, model: EndpointModel) -> None:
    done = write(toy_world, model)

    assert (done.by_model, done.faithfulness, done.fallback) == (done.written, 1.0, 0.0)
    assert all(row["text"].startswith("Come to ") and row["by"] == "scripted" for row in stored(toy_world))


def test_a_sentence_cites_only_what_it_names(toy_world: Driver, model: EndpointModel, scripted: ScriptedModel) -> None:
    """A small model likes to cite every fact that it was given."""

    def greedy(asked: dict[str, Any]) -> str:
        ids = re.findall(r"(?m)^(f\d+):", asked["messages"][-1]["content"])
        [sentence] = json.loads(honest(asked))["sentences"]
        return json.dumps({"sentences": [sentence | {"facts": ids}]})

    scripted.answer = greedy
    done = write(toy_world, model)

    assert (done.by_model, done.faithfulness) == (done.written, 1.0)


@pytest.mark.parametrize(
    "lie",
    [
        "“{title}”: {interest} and skydiving.",
        "“{title}” by Nobody McFake brings {interest}.",
        "“{title}”: the best {interest} ever.",
        "“{title}”: {interest}, guaranteed to please.",
        "“{title}” won 17 prizes for {interest}.",
        "绝对的{interest}：“{title}”",
        "A lovely evening awaits.",
    ],
)
def test_what_facts_do_not_bear_out_is_rejected_every_time(
    toy_world: Driver, model: EndpointModel, scripted: ScriptedModel, lie: str
) -> None:
    scripted.answer = lambda asked: told(lie.format(title=opening(asked)[0], interest=opening(asked)[1]))
    done = write(toy_world, model)

    assert (done.by_model, done.fallback) == (0, 1.0)
    assert {row["by"] for row in stored(toy_world)} == {"template"}


def test_a_change_makes_only_its_own_words_anew(toy_world: Driver, model: EndpointModel) -> None:
    first = write(toy_world, model)
    toy_world.execute_query("MATCH (i:Item {item_id: 'giant-steps'}) SET i.year = 1961")
    again = write(toy_world, model)

    assert 0 < again.written < first.written
    assert again.current == first.written - again.written


def test_serving_asks_no_model_and_speaks_to_the_interest_that_leads_there(
    toy_world: Driver, model: EndpointModel, scripted: ScriptedModel
) -> None:
    write(toy_world, model)
    asked = len(scripted.asked)
    lists = Lists(toy_world, recommenders(toy_world))

    found = copy_for(lists, "ada", "giant-steps", "interest-path", PLAIN)
    assert (found.interest_id, found.by) == ("jazz", "scripted")
    assert found.text == "Come to jazz with “Giant Steps”."
    chinese = copy_for(lists, "ada", "giant-steps", "interest-path", Wanted("lively", "short", "zh"))
    assert (chinese.by, chinese.interest_id) == ("template", "jazz")
    assert "Giant Steps" in chinese.text
    assert len(scripted.asked) == asked

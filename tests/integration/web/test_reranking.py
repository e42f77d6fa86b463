"""A list in a model's order, over the API, on the page and by the command: asked for, marked, never silent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from services.llm.endpoint_model import EndpointModel
from tests.asked_model import asked_model
from tests.conftest import Cli
from tests.scripted_model import Said, ScriptedModel, scripted_model
from tests.web_client import Client
from tests.worlds import RULES
from web.app import create_app
from web.asked_model import AwayModel
from web.serving import start

PATH = "/api/v1/users/ada/recommendations"
BUTTON = {"en": "Let the language model reorder", "zh": "让语言模型重新排序"}


@pytest.fixture
def scripted() -> Iterator[ScriptedModel]:
    with scripted_model(lambda asked: '{"order":[3,2,1]}') as server:
        yield server


@pytest.fixture
def model(scripted: ScriptedModel, tmp_path: Path) -> EndpointModel:
    return asked_model(scripted, tmp_path)


@pytest.fixture
def asking(world: Driver, model: EndpointModel) -> Iterator[Client]:
    """A client of a site with a model."""
    running = start(create_app(world, rules=RULES, model=model))
    yield Client(running.address)
    running.close()


def test_the_api_gives_the_order_of_the_model_and_says_so(
    asking: Client, scripted: ScriptedModel, model: EndpointModel
) -> None:
    plain = asking.get(PATH, n=4).json
    found = asking.get(PATH, n=4, rerank="true").json

    assert plain["model_order"] is None
    assert [one["was"] for one in plain["recommendations"]] == [None] * 4
    assert found["model_order"]["by"] == "scripted"
    assert found["model_order"]["failed"] is None
    assert [one["was"] for one in found["recommendations"]] == [3, 2, 1, 4]
    assert [one["rank"] for one in found["recommendations"]] == [1, 2, 3, 4]
    scores = {one["item_id"]: one["score"] for one in plain["recommendations"]}
    assert {one["item_id"]: one["score"] for one in found["recommendations"]} == scores
    assert asking.get(PATH, n=4, rerank="true").json == found
    assert len(scripted.asked) == 1
    assert [spent.job for spent in model.store.spent()] == ["rerank"]


def test_an_order_of_no_use_leaves_the_list_and_the_api_says_why(asking: Client, scripted: ScriptedModel) -> None:
    scripted.answer = lambda asked: '{"order":[1,1]}'
    found = asking.get(PATH, n=3, rerank="true").json
    assert [one["was"] for one in found["recommendations"]] == [1, 2, 3]
    assert found["model_order"]["by"] is None
    assert "1 stands 2 times" in found["model_order"]["failed"]


def test_without_a_model_the_api_says_what_to_set(client: Client) -> None:
    answer = client.get(PATH, rerank="true")
    assert answer.status == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["where"] == "query.rerank"
    assert "LLM_BASE_URL" in answer.json["remedy"]
    assert client.get(PATH, rerank="false").status == 200


def test_a_model_that_was_away_at_the_start_is_no_silence(world: Driver) -> None:
    running = start(create_app(world, rules=RULES, asked=AwayModel("no language model answers at nowhere")))
    try:
        found = Client(running.address).get(PATH, n=3, rerank="true").json
        assert found["model_order"]["failed"] == "no language model answers at nowhere"
    finally:
        running.close()


def test_another_sites_page_cannot_spend_money(asking: Client, scripted: ScriptedModel) -> None:
    answer = asking.ask("GET", f"{PATH}?rerank=true", headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status, scripted.asked) == (403, [])
    assert asking.ask("GET", PATH, headers={"Sec-Fetch-Site": "cross-site"}).status == 200
    assert asking.ask("GET", f"{PATH}?rerank=true", headers={"Sec-Fetch-Site": "same-origin"}).status == 200


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_offers_it_where_a_model_is_set(asking: Client, client: Client, language: str) -> None:
    assert BUTTON[language] in asking.get("/users/ada", lang=language).text
    assert BUTTON[language] not in client.get("/users/ada", lang=language).text


def test_the_page_asks_only_when_somebody_presses_and_then_shows_the_moves(
    asking: Client, scripted: ScriptedModel
) -> None:
    page = asking.get("/users/ada", rerank="true").text
    assert not scripted.asked
    assert BUTTON["en"] in page

    action = re.search(r'<form class="reranking" method="post" action="([^"]+)"', page)
    assert action is not None
    path = action[1].replace("&amp;", "&").partition("#")[0]
    pressed = asking.send_form(path, {}).text
    for page in (pressed, asking.ask("GET", path).text):
        assert "In the order of scripted" in page
        assert re.search(
            r'aria-hidden="true">▲2</span> <span class="skip-word">Up 2 places:</span> was in place 3', page
        )
        assert re.search(
            r'aria-hidden="true">▼2</span> <span class="skip-word">Down 2 places:</span> was in place 1', page
        )
        assert BUTTON["en"] not in page
    chinese = asking.ask("GET", f"{path}&lang=zh").text
    assert "上升 2 位" in chinese
    assert "原排第3位" in chinese
    assert len(scripted.asked) == 1


def test_the_page_says_when_the_model_gave_no_order(asking: Client, scripted: ScriptedModel) -> None:
    scripted.answer = lambda asked: Said(status=401)
    page = asking.send_form("/users/ada?rerank=true", {})
    assert page.status == 200
    assert "gave no order that could be used" in page.text
    assert "LLM_API_KEY" in page.text


def test_a_pressed_button_without_a_model_is_told(client: Client) -> None:
    answer = client.send_form("/users/ada", {})
    assert answer.status == 422
    assert "LLM_BASE_URL" in answer.text


def test_a_filter_that_cannot_be_read_is_told_and_nothing_is_asked(asking: Client, scripted: ScriptedModel) -> None:
    answer = asking.send_form("/users/ada?filter=year+%3D%3D", {})
    assert (answer.status, scripted.asked) == (422, [])


def test_the_command_shows_the_rank_before(cli: Cli, world: Driver, scripted: ScriptedModel) -> None:
    env = {"LLM_BASE_URL": scripted.url, "LLM_MODEL": "scripted"}
    ran = cli("recommend", "ada", "--n", "3", "--rerank", env=env)
    assert ran.returncode == 0
    first, *_ = ran.stdout.splitlines()
    assert first.startswith("ordered by scripted out of ")
    assert re.search(r"^  1\. .*\(was 3\.\)$", ran.stdout, re.MULTILINE)
    assert re.search(r"^  2\. (?!.*was)", ran.stdout, re.MULTILINE)
    again = json.loads(cli("recommend", "ada", "--n", "3", "--rerank", "--json", env=env).stdout)
    assert [one["was"] for one in again["recommendations"]] == [3, 2, 1]
    assert again["model_order"]["by"] == "scripted"
    assert len(scripted.asked) == 1


def test_the_command_says_when_the_model_gave_no_order(cli: Cli, world: Driver, scripted: ScriptedModel) -> None:
    scripted.answer = lambda asked: "no"
    ran = cli("recommend", "ada", "--n", "3", "--rerank", env={"LLM_BASE_URL": scripted.url, "LLM_MODEL": "scripted"})
    assert ran.returncode == 0
    assert "the language model gave none" in ran.stderr
    assert "1. Giant Steps" in ran.stdout


def test_the_command_without_a_model_ends_with_a_code_and_says_what_to_set(cli: Cli, world: Driver) -> None:
    ran = cli("recommend", "ada", "--rerank")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "LLM_BASE_URL" in ran.stderr
    assert cli("recommend", "--all", "--output", "x.csv", "--rerank").returncode == 2

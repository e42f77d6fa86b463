"""Texts read by a language model behind real HTTP: evidence, failures, resuming, estimates, budgets, batches."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph_schema.errors import ModelBudgetError, ModelUnavailableError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import Document, Item, User
from graph_schema.upsert import write_records
from loaders.mine import mine
from services.extraction.batch_files import read_batch, write_batch
from services.extraction.estimate import estimate
from services.feedback.kinds import read_table
from services.interests.documents import mine_documents, model_extractor, take_up_failed, unmined_texts
from services.interests.rules import InterestRules
from services.language.extraction import EXTRACTOR
from services.llm.budget import Budget
from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.prices import Price
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import ModelStore
from services.observability.progress import SilentProgress
from tests.conftest import Cli
from tests.obedient_reader import read
from tests.scripted_model import Said, ScriptedModel, scripted_model

THINGS = ("jazz", "chess", "tea", "judo", "opera", "poetry", "sailing", "yoga")
MENTIONS = """
MATCH (d:Document)-[m:MENTIONS]->(i:Interest)
RETURN d.document_id AS document, i.interest_id AS interest, m.polarity AS polarity, m.extractor AS extractor,
       substring(d.text, m.start, m.end - m.start) = m.quote AS is_verbatim
"""
UNREAD = """
MATCH (d:Document) WHERE d.document_id <> 'd000'
SET d.text = d.text + ' This was the ' + $round + ' round.', d.mined_by = 'nothing yet'
"""


@pytest.fixture
def scripted() -> Iterator[ScriptedModel]:
    with scripted_model(read) as server:
        yield server


@pytest.fixture
def make_model(scripted: ScriptedModel, tmp_path: Path) -> Callable[..., EndpointModel]:
    def make(**settings: Any) -> EndpointModel:
        chosen = ModelSettings(scripted.url, "scripted", "", **settings)
        store = ModelStore(tmp_path / "models.sqlite")
        price = Price(input=1.0, output=2.0)
        return EndpointModel(Server(chosen), store, Limiter(chosen.at_once), price, "mine", first_pause=0.02)

    return make


@pytest.fixture
def model(make_model: Callable[..., EndpointModel]) -> EndpointModel:
    return make_model()


def plant_texts(driver: Driver, number: int) -> list[str]:
    """Write so many different texts of four people; return them."""
    texts = [f"Note {at}. I love {THINGS[at % 8]}. I hate {THINGS[(at + 3) % 8]} by now." for at in range(number)]
    users = [User(f"u{at}") for at in range(4)]
    documents = [Document(f"d{at:03}", text, user_id=f"u{at % 4}") for at, text in enumerate(texts)]
    write_records(driver, [*users, *documents])
    return texts


def mentions(driver: Driver) -> list[dict[str, Any]]:
    return [row.data() for row in driver.execute_query(MENTIONS).records]


def unread(driver: Driver, extractor: str) -> list[str]:
    query = "MATCH (d:Document) WHERE d.mined_by <> $extractor RETURN d.document_id AS id ORDER BY id"
    return [row["id"] for row in driver.execute_query(query, extractor=extractor).records]


def test_a_model_gives_evidence_with_its_name_and_version(empty_graph: Driver, model: EndpointModel) -> None:
    plant_texts(empty_graph, 8)

    done = mine_documents(empty_graph, SilentProgress(), model)

    assert (done.read, done.failed) == (8, 0)
    rows = mentions(empty_graph)
    assert len(rows) == 16
    assert {row["extractor"] for row in rows} == {"model:scripted:2"}
    assert all(row["is_verbatim"] for row in rows)
    first = {(row["interest"], row["polarity"]) for row in rows if row["document"] == "d000"}
    assert first == {("jazz", 1), ("judo", -1)}


def test_texts_come_into_the_interests_of_who_wrote_them(empty_graph: Driver, model: EndpointModel) -> None:
    plant_texts(empty_graph, 16)
    mine(empty_graph, read_table(), InterestRules(), datetime.now(UTC), SilentProgress(), model=model)

    rows = empty_graph.execute_query(
        "MATCH (:User {user_id: 'u0'})-[r:INTERESTED_IN]->(i) RETURN i.interest_id AS i, r.polarity AS p"
    ).records
    assert {(row["i"], row["p"]) for row in rows} == {("jazz", 1), ("opera", 1), ("judo", -1), ("yoga", -1)}


def test_a_second_run_asks_nothing(empty_graph: Driver, model: EndpointModel, scripted: ScriptedModel) -> None:
    plant_texts(empty_graph, 8)
    mine_documents(empty_graph, SilentProgress(), model)
    asked = len(scripted.asked)

    assert mine_documents(empty_graph, SilentProgress(), model).read == 0
    assert len(scripted.asked) == asked == 8


def test_what_a_model_has_read_stays_when_only_the_rules_run(empty_graph: Driver, model: EndpointModel) -> None:
    plant_texts(empty_graph, 4)
    mine_documents(empty_graph, SilentProgress(), model)
    before = fingerprint(empty_graph, everything=True)

    assert mine_documents(empty_graph, SilentProgress()).read == 0
    assert fingerprint(empty_graph, everything=True) == before
    write_records(
        empty_graph,
        [
            Document(
                "d000", "By the way: I love golf, now and again, and that is all there is to say here.", user_id="u0"
            )
        ],
    )
    assert mine_documents(empty_graph, SilentProgress()).read == 1


def test_a_model_reads_again_what_the_rules_have_read(empty_graph: Driver, model: EndpointModel) -> None:
    plant_texts(empty_graph, 4)
    mine_documents(empty_graph, SilentProgress())
    assert {row["extractor"] for row in mentions(empty_graph)} == {EXTRACTOR}

    assert mine_documents(empty_graph, SilentProgress(), model).read == 4
    assert {row["extractor"] for row in mentions(empty_graph)} == {"model:scripted:2"}


def test_a_failing_text_fails_alone_and_is_taken_up_again(
    empty_graph: Driver, model: EndpointModel, scripted: ScriptedModel
) -> None:
    plant_texts(empty_graph, 6)
    scripted.answer = lambda asked: "no JSON" if "Note 3." in json.dumps(asked["messages"]) else read(asked)

    done = mine_documents(empty_graph, SilentProgress(), model)

    assert (done.read, done.failed) == (6, 1)
    by_text = {row["document"]: row["extractor"] for row in mentions(empty_graph)}
    assert by_text["d003"] == EXTRACTOR, "the rules stand in"
    assert by_text["d002"] == "model:scripted:2"
    [row] = empty_graph.execute_query(
        "MATCH (d:Document) WHERE d.mining_failed IS NOT NULL RETURN d.document_id AS id, d.mining_failed AS why"
    ).records
    assert row["id"] == "d003"
    assert "cannot be used" in row["why"]

    scripted.answer = read
    assert mine_documents(empty_graph, SilentProgress(), model).read == 0, "not before somebody asks for it"
    take_up_failed(empty_graph)
    assert mine_documents(empty_graph, SilentProgress(), model).read == 1
    assert {row["extractor"] for row in mentions(empty_graph)} == {"model:scripted:2"}


def test_a_server_that_goes_away_loses_nothing(
    empty_graph: Driver, make_model: Callable[..., EndpointModel], scripted: ScriptedModel
) -> None:
    plant_texts(empty_graph, 30)
    model = make_model(at_once=2)
    scripted.answer = lambda asked: read(asked) if len(scripted.asked) <= 12 else Said(status=401)

    with pytest.raises(ModelUnavailableError):
        mine_documents(empty_graph, SilentProgress(), model)
    left = unread(empty_graph, "model:scripted:2")
    assert len(left) == 30 - 12

    scripted.answer = read
    scripted.asked.clear()
    assert mine_documents(empty_graph, SilentProgress(), model).read == 18
    assert len(scripted.asked) == 18


def test_a_budget_stops_cleanly_and_the_next_run_goes_on(
    empty_graph: Driver, make_model: Callable[..., EndpointModel], scripted: ScriptedModel
) -> None:
    plant_texts(empty_graph, 20)
    model = make_model(at_once=1)

    with pytest.raises(ModelBudgetError):
        mine_documents(empty_graph, SilentProgress(), model.for_job("mine", Budget(tokens=3500)))
    read_so_far = 20 - len(unread(empty_graph, "model:scripted:2"))
    assert 0 < read_so_far < 20
    assert sum(one.input_tokens + one.output_tokens for one in model.store.spent()) <= 3500

    assert mine_documents(empty_graph, SilentProgress(), model).read == 20 - read_so_far
    assert len(scripted.asked) == 20


def test_a_long_text_is_read_in_pieces_whose_spans_point_into_the_whole(
    empty_graph: Driver, model: EndpointModel, scripted: ScriptedModel
) -> None:
    filler = "The weather was mild and the train was late again. " * 90
    write_records(
        empty_graph,
        [User("u"), Document("long", f"I love jazz. {filler} 然后下雨了。{filler} I hate opera.", user_id="u")],
    )
    mine_documents(empty_graph, SilentProgress(), model)

    assert len(scripted.asked) > 2
    rows = mentions(empty_graph)
    assert {(row["interest"], row["polarity"]) for row in rows} == {("jazz", 1), ("opera", -1)}
    assert all(row["is_verbatim"] for row in rows)


def test_descriptions_are_asked_what_their_item_is(
    empty_graph: Driver, model: EndpointModel, scripted: ScriptedModel
) -> None:
    write_records(empty_graph, [Item("i", title="Moves", description="A book for those who say I love chess.")])
    mine_documents(empty_graph, SilentProgress(), model)

    assert scripted.asked[0]["response_format"]["json_schema"]["name"] == "understand_items"
    [row] = mentions(empty_graph)
    assert (row["interest"], row["polarity"]) == ("chess", 0)


def test_short_texts_share_a_call_and_are_stored_each_by_itself(
    empty_graph: Driver, make_model: Callable[..., EndpointModel], scripted: ScriptedModel
) -> None:
    plant_texts(empty_graph, 10)
    mine_documents(empty_graph, SilentProgress(), make_model(texts_a_call=5))
    assert len(scripted.asked) == 2
    together = {(row["document"], row["interest"], row["polarity"]) for row in mentions(empty_graph)}

    empty_graph.execute_query("MATCH (d:Document) SET d.mined_by = 'nothing yet'")
    mine_documents(empty_graph, SilentProgress(), make_model(texts_a_call=3))
    assert len(scripted.asked) == 2, "in other groups they are known too"
    assert {(row["document"], row["interest"], row["polarity"]) for row in mentions(empty_graph)} == together


def test_a_text_left_out_of_a_shared_reply_is_asked_alone(
    empty_graph: Driver, make_model: Callable[..., EndpointModel], scripted: ScriptedModel
) -> None:
    def forgetful(asked: dict[str, Any]) -> str:
        reply = json.loads(read(asked))
        return json.dumps({"texts": reply["texts"][:-1]} if "texts" in reply else reply)

    scripted.answer = forgetful
    plant_texts(empty_graph, 5)
    done = mine_documents(empty_graph, SilentProgress(), make_model(texts_a_call=5))

    assert (done.read, done.failed, len(scripted.asked)) == (5, 0, 2)
    assert len(mentions(empty_graph)) == 10


def test_an_estimate_is_within_a_fifth_of_what_the_run_uses(
    empty_graph: Driver, make_model: Callable[..., EndpointModel]
) -> None:
    plant_texts(empty_graph, 60)
    model = make_model()
    mine_documents(empty_graph, SilentProgress(), model, most=10)
    before = model.store.spent()[0]

    extractor = model_extractor(empty_graph, model)
    expected = estimate(extractor, [text for page in unmined_texts(empty_graph, extractor.version) for text in page])
    mine_documents(empty_graph, SilentProgress(), model)
    after = model.store.spent()[0]

    assert expected.is_measured
    assert expected.texts == expected.calls == 50
    assert after.input_tokens - before.input_tokens == pytest.approx(expected.input_tokens, rel=0.2)
    assert after.output_tokens - before.output_tokens == pytest.approx(expected.output_tokens, rel=0.2)
    assert after.cost - before.cost == pytest.approx(expected.cost, rel=0.2)


def test_a_batch_goes_out_and_comes_back(
    empty_graph: Driver, model: EndpointModel, scripted: ScriptedModel, tmp_path: Path
) -> None:
    plant_texts(empty_graph, 6)
    extractor = model_extractor(empty_graph, model)
    texts = [text for page in unmined_texts(empty_graph, extractor.version) for text in page]
    out, back = tmp_path / "out.jsonl", tmp_path / "back.jsonl"

    assert write_batch(extractor, texts, out) == 6
    replies = []
    for line in map(json.loads, out.read_text(encoding="utf-8").splitlines()):
        assert (line["method"], line["url"], len(line["custom_id"])) == ("POST", "/v1/chat/completions", 64)
        message = {"role": "assistant", "content": read(line["body"])}
        body = {"choices": [{"message": message, "finish_reason": "stop"}], "usage": {"prompt_tokens": 1000}}
        replies.append({"custom_id": line["custom_id"], "response": {"status_code": 200, "body": body}, "error": None})
    replies[0]["response"]["body"]["choices"][0]["message"]["content"] = "sorry"
    back.write_text("\n".join(json.dumps(reply) for reply in reversed(replies)), encoding="utf-8")

    done = read_batch(extractor, texts, back)
    assert (done.lines, done.kept, done.unusable) == (6, 5, 1)
    [spent] = model.store.spent()
    assert spent.cost == pytest.approx(6 * 1000 * 1.0 / 1e6 / 2), "half price"
    assert mine_documents(empty_graph, SilentProgress(), model).read == 6
    assert len(scripted.asked) == 1, "only what came back unusable"


def test_sixteen_at_once_are_kept_busy(
    empty_graph: Driver, make_model: Callable[..., EndpointModel], scripted: ScriptedModel
) -> None:
    plant_texts(empty_graph, 97)
    model = make_model(at_once=16)
    mine_documents(empty_graph, SilentProgress(), model, most=1)
    scripted.answer = lambda asked: Said(read(asked), seconds=2.0)
    shares = []
    for round in ("first", "second, as others may be at work on this machine"):
        empty_graph.execute_query(UNREAD, round=round)
        began = time.monotonic()
        assert mine_documents(empty_graph, SilentProgress(), model).read == 96
        shares.append(12.0 / (time.monotonic() - began))
        if shares[-1] >= 0.9:
            break
    assert max(shares) >= 0.9, shares


def test_a_killed_run_goes_on_and_repeats_no_answered_call(
    empty_graph: Driver, cli: Cli, scripted: ScriptedModel, tmp_path: Path, server: Any, outside: dict[str, str]
) -> None:
    plant_texts(empty_graph, 40)
    scripted.answer = lambda asked: Said(read(asked), seconds=0.05)
    named = {"LLM_BASE_URL": scripted.url, "LLM_AT_ONCE": "2"}
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    running = subprocess.Popen(
        [sys.executable, "-m", "web.cli.main", "mine"],
        env={**outside, **login, **named},
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while len(scripted.asked) < 20 and running.poll() is None:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    time.sleep(0.2)

    done = cli("mine", env=named)

    assert done.returncode == 0, done.stderr
    assert "by scripted" in done.stdout
    assert unread(empty_graph, "model:scripted:2") == []
    asked = Counter(scripted.texts)
    assert len(asked) == 40
    assert sum(asked.values()) <= 40 + 2, "only what was under way at the kill may be asked twice"


def test_two_runs_at_once_ask_every_text_once(
    empty_graph: Driver, scripted: ScriptedModel, tmp_path: Path, server: Any, outside: dict[str, str]
) -> None:
    plant_texts(empty_graph, 20)
    scripted.answer = lambda asked: Said(read(asked), seconds=0.1)
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    env = {**outside, **login, "LLM_BASE_URL": scripted.url, "LLM_AT_ONCE": "2"}
    command = [sys.executable, "-m", "web.cli.main", "mine"]
    running = [
        subprocess.Popen(command, env=env, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = "".join(one.communicate(timeout=120)[1] for one in running)
    assert [one.returncode for one in running] == [0, 0], told
    assert told.count("another `mine` is asking the model") == 1
    assert unread(empty_graph, "model:scripted:2") == []
    assert set(Counter(scripted.texts).values()) == {1}


def test_the_command_says_what_it_will_use_and_what_it_used(
    empty_graph: Driver, cli: Cli, scripted: ScriptedModel
) -> None:
    plant_texts(empty_graph, 12)
    named = {"LLM_BASE_URL": scripted.url, "LLM_API_KEY": "sk-very-secret-0123456789"}

    expected = cli("mine", "--estimate", env=named)
    assert "texts to read: 12" in expected.stdout
    assert "usual figures" in expected.stdout
    assert not scripted.asked
    bounded = cli("mine", "--budget-tokens", "5000", env=named)
    assert bounded.returncode == 1
    assert "run again with a larger --budget-tokens" in bounded.stderr
    done = cli("mine", env=named)
    assert "used" in done.stdout
    costs = cli("costs", "--json", env=named)
    [line] = json.loads(costs.stdout)["lines"]
    assert (line["job"], line["prompt"], line["model"]) == ("mine", "mine-interests", "scripted")
    assert line["calls"] == len(scripted.asked) == 12
    for answered in (expected, bounded, done, costs):
        assert "secret" not in answered.stdout + answered.stderr


def test_without_a_model_what_needs_one_says_so(empty_graph: Driver, cli: Cli) -> None:
    done = cli("mine", "--estimate")

    assert done.returncode == 1
    assert "LLM_BASE_URL" in done.stderr


def test_a_server_that_is_not_there_is_named(empty_graph: Driver, cli: Cli) -> None:
    done = cli("mine", env={"LLM_BASE_URL": "http://127.0.0.1:9/v1"})

    assert done.returncode == 1
    assert "no language model answers at http://127.0.0.1:9/v1" in done.stderr

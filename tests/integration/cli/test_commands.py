"""The commands over the graph, as a person runs them: words for people, JSON for programs, a code when they fail."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from neo4j import Driver

from tests.conftest import Cli
from tests.worlds import plant, toy_records


@pytest.fixture(scope="module")
def toy_world(driver: Driver) -> Driver:
    plant(driver, toy_records())
    return driver


def test_recommend_says_what_and_why(cli: Cli, toy_world: Driver) -> None:
    ran = cli("recommend", "ada", "--n", "1")
    assert ran.returncode == 0
    assert "1. Giant Steps  [giant-steps]" in ran.stdout
    assert "You are drawn to" in ran.stdout


def test_dials_reorder_a_list_and_it_says_from_where(cli: Cli, toy_world: Driver) -> None:
    turned = ("--calibration", "0.5", "--novelty", "0.9", "--long-tail", "0.2")
    assert "(by score " in cli("recommend", "dan", "--recommender", "popularity", *turned).stdout
    assert "(by score " not in cli("recommend", "dan", "--recommender", "popularity").stdout
    refused = cli("recommend", "--all", "--output", "lists.csv", "--novelty", "0.2")
    assert (refused.returncode, "one USER" in refused.stderr) == (2, True)


def test_the_json_of_a_list_has_the_one_shape(cli: Cli, toy_world: Driver) -> None:
    found = json.loads(cli("recommend", "ada", "--n", "2", "--lang", "zh", "--json").stdout)
    assert set(found) == {"user_id", "recommender", "recommendations", "model_order"}
    first = found["recommendations"][0]
    assert set(first) == {"item_id", "title", "rank", "score", "reasons", "rank_by_score", "was"}
    assert {"kind", "contribution", "sentence", "path", "cypher", "parameters"} == set(first["reasons"][0])
    assert sum(reason["contribution"] for reason in first["reasons"]) == pytest.approx(first["score"], abs=1e-6)
    path = first["reasons"][0]["path"]
    assert set(path["nodes"][0]) == {"label", "id", "name"}
    assert {"type", "weight"} <= set(path["relationships"][0])


def test_everyones_lists_go_to_a_file(cli: Cli, toy_world: Driver, tmp_path: Path) -> None:
    output = tmp_path / "recs.csv"
    ran = cli("recommend", "--all", "--n", "2", "--recommender", "popularity", "--output", str(output))
    assert ran.returncode == 0
    rows = list(csv.DictReader(output.open(encoding="utf-8")))
    assert list(rows[0]) == ["user", "item", "score"]
    assert {row["user"] for row in rows} == {"ada", "bo", "cleo", "dan", "eve", "fay", "nil"}
    assert not list(tmp_path.glob("*.part"))


def test_explain_prints_queries_to_paste(cli: Cli, toy_world: Driver) -> None:
    ran = cli("explain", "ada", "giant-steps", "--cypher")
    assert ran.returncode == 0
    assert ':params {user_id: "ada"' in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("recommend", "nobody"), "no user 'nobody'"),
        (("recommend", "ada", "--recommender", "oracle"), "choose one of hybrid"),
        (("explain", "ada", "nothing"), "no item 'nothing'"),
        (("event", "ada", "hum", "goldberg"), "not in the feedback table"),
        (("event", "ada", "rate", "goldberg"), "needs a number"),
        (("event", "nobody", "like", "goldberg"), "no user 'nobody'"),
    ],
)
def test_what_fails_says_why_and_ends_with_a_code(
    cli: Cli, toy_world: Driver, arguments: tuple[str, ...], said: str
) -> None:
    ran = cli(*arguments)
    assert ran.returncode == 1
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_event_is_stored_once_and_seen_at_once(cli: Cli, toy_world: Driver) -> None:
    first = json.loads(cli("event", "fay", "like", "paranoid", "--event-id", "e1", "--json").stdout)
    again = json.loads(cli("event", "fay", "like", "paranoid", "--event-id", "e1", "--json").stdout)
    assert (first["is_new"], again["is_new"]) == (True, False)
    assert "[paranoid]" not in cli("recommend", "fay").stdout


def test_mine_rebuild_and_verify_follow_one_another(cli: Cli, toy_world: Driver) -> None:
    mined = cli("mine")
    assert (mined.returncode, "interests in use" in mined.stdout) == (0, True)
    rebuilt = cli("rebuild", "similarity", "--stale")
    assert rebuilt.returncode == 0
    assert cli("rebuild", "similarity", "--stale").stdout == "nothing is stale\n"
    verified = cli("verify", "--json")
    assert verified.returncode == 0
    assert json.loads(verified.stdout)["differences"] == []


def test_a_figure_that_differs_ends_verify_with_a_code(cli: Cli, toy_world: Driver) -> None:
    change = "MATCH (:User {user_id: 'bo'})-[d:INTERESTED_IN]->() SET d.weight = d.weight * $factor"
    toy_world.execute_query(change, factor=2.0)
    try:
        ran = cli("verify")
        assert (ran.returncode, "weight of jazz" in ran.stdout) == (1, True)
    finally:
        toy_world.execute_query(change, factor=0.5)


def test_interests_are_merged_and_taken_apart_again(cli: Cli, toy_world: Driver) -> None:
    merged = cli("merges", "merge", "saxophone", "jazz", "--why", "a test")
    assert merged.returncode == 0 and "saxophone went into jazz" in merged.stdout
    [listed] = json.loads(cli("merges", "list", "--json").stdout)["merges"]
    assert (listed["interest"]["interest_id"], listed["into"]["interest_id"]) == ("saxophone", "jazz")
    again = cli("merges", "merge", "saxophone", "metal")
    assert again.returncode == 1 and "undo that first" in again.stderr
    assert cli("merges", "undo", "saxophone").returncode == 0


def test_fingerprint_schema_and_migrate_answer(cli: Cli, toy_world: Driver) -> None:
    one, other = cli("fingerprint").stdout, cli("fingerprint", "--all").stdout
    assert one.splitlines()[-1].startswith("fingerprint ") and one != other
    assert "INTERESTED_IN" in cli("schema").stdout
    assert cli("migrate").stdout == "the schema is up to date\n"


def test_a_server_that_is_down_is_said_within_seconds(cli: Cli) -> None:
    ran = cli("recommend", "ada", env={"NEO4J_URI": "bolt://127.0.0.1:9"}, timeout=30)
    assert ran.returncode == 1
    assert "127.0.0.1:9" in ran.stderr
    assert "Traceback" not in ran.stderr

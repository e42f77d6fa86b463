"""Named queries answer what is plain to see in a small world, run as pasted, and only read."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from neo4j import Driver
from neo4j.exceptions import ClientError

from graph_schema.errors import ParameterError, QueryTooSlowError
from graph_schema.records import Follow, Interaction, Item, User
from services.queries import running
from services.queries.catalogue import named_queries
from services.queries.head import read_head
from services.queries.running import run_query
from services.queries.values import read_values
from tests.conftest import Cli
from tests.worlds import NOW, plant, toy_records
from web.neo4j_browser import with_values

QUERIES = named_queries()
NEEDED = {"interest_id": "jazz", "other_interest_id": "classical-music", "user_id": "ada", "item_id": "blue-train"}
NEEDED |= {"community_id": "c1-1", "other_community_id": "c1-2"}


def given_values(name: str) -> dict[str, str]:
    return {one.name: NEEDED[one.name] for one in QUERIES[name].parameters if one.is_needed}


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    """The toy world with an item and an interest nobody met, and a user who left long ago."""
    records = [
        *toy_records(),
        Item("unheard", "Unheard", categories=("jazz",), title_zh="无人听过"),
        Item("bare", "Bare"),
        User("old", "Old"),
        Interaction("old", "winterreise", "rate", NOW - timedelta(days=400), 1.0),
        Interaction("cleo", "winterreise", "rate", NOW, 4.0),
        Follow("dan", "cleo", NOW),
    ]
    plant(driver, records)
    return driver


def rows(world: Driver, name: str, **given: str) -> list[tuple[object, ...]]:
    return [row for row in run_query(world, name, given).rows]


def home(world: Driver, user_id: str) -> str:
    query = "MATCH (:User {user_id: $id})-[:IN_COMMUNITY {level: 1}]->(c) RETURN c.community_id AS id"
    return str(world.execute_query(query, id=user_id).records[0]["id"])


@pytest.mark.parametrize("name", QUERIES)
def test_gives_the_columns_it_names_and_runs_as_pasted(world: Driver, name: str) -> None:
    given = given_values(name)
    found = run_query(world, name, given)
    text = with_values(found.query.text, read_values(found.query, given))
    pasted, _, keys = world.execute_query(text)
    assert tuple(keys) == found.columns
    assert len(pasted) == len(found.rows)
    if "limit" in found.values:
        assert len(run_query(world, name, {**given, "limit": "1"}).rows) <= 1


class TestKnownAnswers:
    """Six listeners of jazz, classical and metal."""

    def test_genres_lead_and_who_is_put_off_counts_against(self, world: Driver) -> None:
        top = {row[0]: row[4:6] for row in rows(world, "top-interests", kind="genre")}
        assert top == {"jazz": (3, 0), "classical-music": (2, 1), "metal": (2, 1)}
        assert rows(world, "top-interests", limit="1")[0][0] == "jazz"

    def test_what_some_love_and_others_hate(self, world: Driver) -> None:
        of_one_description = {"heavy-metal", "唱片"}
        polarising = {row[0] for row in rows(world, "polarising-interests")}
        assert polarising == {"metal", "classical-music", "vertigo", *of_one_description}
        [metal] = [row for row in rows(world, "polarising-interests") if row[0] == "metal"]
        assert metal[3:] == (2, 1, pytest.approx(2 / 3))

    def test_pairs_held_by_the_same_people(self, world: Driver) -> None:
        [pair] = [row for row in rows(world, "co-interests") if (row[0], row[3]) == ("jazz", "saxophone")]
        assert pair[6:] == (2, pytest.approx(8 * 2 / (2 * 2)))
        assert {row[0] for row in rows(world, "co-interests", interest_id="jazz")} == {"jazz"}

    def test_one_listener_ties_jazz_and_classical_music(self, world: Driver) -> None:
        given = {"interest_id": "jazz", "other_interest_id": "classical-music"}
        assert [row[:2] for row in rows(world, "between-interests", **given)] == [("User", "dan")]
        block = rows(world, "adjacency-block", **given, min_weight="0.1")
        assert {(row[0], row[2]) for row in block} == {("dan", "goldberg"), ("dan", "winterreise")}

    def test_evidence_is_the_words_of_the_text(self, world: Driver) -> None:
        [row] = rows(world, "interest-evidence", interest_id="saxophone")
        assert (row[0], row[1], row[3], row[5], row[8]) == ("saxophone", 1, "ada", "blue-train", "r1")
        assert row[9] == NOW
        assert rows(world, "interest-evidence", interest_id="saxophone", user_id="bo") == []

    def test_drift_is_the_difference_of_two_shares(self, world: Driver) -> None:
        drift = rows(world, "interest-drift", user_id="dan", since="2026-05-30")
        by_interest = {row[0]: row[3:] for row in drift}
        assert by_interest["jazz"][0] > 0 == by_interest["jazz"][1]
        assert by_interest["classical-music"][1] == pytest.approx(1)
        assert sum(row[3] for row in drift) == pytest.approx(1) == sum(row[4] for row in drift)

    def test_months_add_up(self, world: Driver) -> None:
        assert rows(world, "activity-by-month") == [
            ("2025-04", 1, 1, 1),
            ("2026-05", 14, 6, 7),
            ("2026-06", 2, 2, 1),
        ]
        assert rows(world, "activity-by-month", since="2026-06-01") == [("2026-06", 2, 2, 1)]
        assert rows(world, "interest-over-time", interest_id="jazz")[0] == ("2026-05", 6, 13, pytest.approx(6 / 13))

    def test_people(self, world: Driver) -> None:
        assert rows(world, "like-minded", user_id="ada")[0][0] == "bo"
        assert rows(world, "like-minded", user_id="ada")[-1][0] == "eve"
        assert rows(world, "explorers", limit="1")[0][0] == "ada"
        assert rows(world, "explorers", order="narrowest", limit="1")[0][:3] == ("cleo", "Cleo", pytest.approx(1))
        assert [row[0] for row in rows(world, "quiet-users")] == ["old"]

    def test_influence_needs_the_followed_to_have_come_first(self, world: Driver) -> None:
        assert rows(world, "followed-influence") == [("bo", "Bo", 1, 1, 1)]
        assert rows(world, "followed-influence", user_id="dan") == []

    def test_items(self, world: Driver) -> None:
        assert [row[0] for row in rows(world, "silent-items")] == ["unheard", "bare"]
        assert rows(world, "catalogue-coverage")[0][:3] == (None, 9, pytest.approx(7 / 9))
        assert [row[0] for row in rows(world, "divisive-items")] == ["winterreise"]
        assert rows(world, "alike-items")[0][:4:3] == ("goldberg", "winterreise")
        hidden = {(row[0], row[3]) for row in rows(world, "hidden-ties")}
        assert hidden == {("goldberg", "kind-of-blue"), ("kind-of-blue", "winterreise")}
        assert rows(world, "rising-items")[0][:1] + rows(world, "rising-items")[0][3:] == ("kind-of-blue", 3, 0, 3)
        assert rows(world, "crowd-tags")[0] == ("saxophone", 1, 2)
        assert rows(world, "unmet-interests")[0][3:] == (3, 1, 3.0)

    def test_communities(self, world: Driver) -> None:
        jazz, classical, metal = (home(world, user_id) for user_id in ("ada", "cleo", "eve"))
        assert (home(world, "bo"), home(world, "dan"), home(world, "fay")) == (jazz, classical, metal)
        inner = {row[0]: row[6] for row in rows(world, "communities")}
        assert inner == {jazz: 1.0, classical: pytest.approx(6 / 7), metal: 1.0}
        foremost = {(row[0], row[3]) for row in rows(world, "community-interests", each="1")}
        assert foremost == {(jazz, "jazz"), (classical, "classical-music"), (metal, "metal")}
        [bridge] = rows(world, "community-bridges")
        assert (bridge[0], bridge[3], *bridge[6:10]) == (classical, jazz, 1, 1, 1, "kind-of-blue")
        assert rows(world, "bridge-users")[0][:4] == ("dan", "Dan", 4, 2)
        block = rows(world, "community-block", community_id=classical, other_community_id=jazz)
        assert [(row[0], row[2]) for row in block] == [("dan", "kind-of-blue")]
        cells = {(row[0], row[3]): row[6] for row in rows(world, "community-matrix")}
        assert cells[(classical, jazz)] == 1 and cells[(jazz, jazz)] == 5

    def test_the_graph_as_a_whole(self, world: Driver) -> None:
        assert rows(world, "sparsity") == [(8, 9, 15, pytest.approx(15 / 72), 15 / 8, pytest.approx(15 / 9), 2, 2)]
        assert rows(world, "long-tail")[-1] == (1.0, 9, 17, 1.0)
        assert rows(world, "degree-distribution")[0] == ("User", 0, 0, 1, 0)
        assert sum(row[3] for row in rows(world, "degree-distribution")) == 8 + 9
        assert [row[:2] for row in rows(world, "orphans")] == [("Item", "bare"), ("User", "nil")]
        assert {row[0] for row in rows(world, "hubs", label="Interest")} == {"Interest"}
        assert {row[1] for row in rows(world, "stale-work")} == {0}
        assert sum(row[3] for row in rows(world, "mining-report")) == 3


@pytest.mark.parametrize("name", ["like-minded", "activity-by-month", "interest-evidence", "community-block"])
def test_an_id_that_is_not_there_is_an_error_and_no_empty_list(world: Driver, name: str) -> None:
    ids = [one for one in QUERIES[name].parameters if one.type in running.IDS]
    for wrong in ids:
        given = {one.name: NEEDED[one.name] for one in ids} | {wrong.name: "nobody"}
        with pytest.raises(ParameterError, match=f"'{wrong.name}': no {wrong.type} 'nobody' in the graph; `interest"):
            run_query(world, name, given)


def test_a_query_that_takes_long_is_stopped(world: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "UNWIND range(1, 100000000) AS one WITH one WHERE one % 7 = 8 RETURN one"
    made_up = read_head("slow", f"// A | 一\n// B.\n// 二\n// about: graph\n// in:  nothing\n// out: one\n{slow}")
    monkeypatch.setattr(running, "choose_query", lambda name: made_up)
    with pytest.raises(QueryTooSlowError, match=r"longer than 0\.2 seconds"):
        run_query(world, "slow", {}, seconds=0.2)


def test_a_query_that_writes_is_refused(world: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "// A | 一\n// B.\n// 二\n// about: graph\n// in:  nothing\n// out: one\n"
    made_up = read_head("writes", f"{head}CREATE (n:User {{user_id: 'x'}}) RETURN 1 AS one")
    monkeypatch.setattr(running, "choose_query", lambda name: made_up)
    with pytest.raises(ClientError, match="AccessMode"):
        run_query(world, "writes", {})


class TestCommand:
    def test_lists_in_both_languages(self, cli: Cli) -> None:
        listed = cli("queries").stdout
        assert all(name in listed for name in QUERIES)
        assert "热门兴趣" in cli("queries", "--lang", "zh").stdout
        assert len(json.loads(cli("queries", "--json").stdout)) == len(QUERIES)

    def test_says_what_one_takes(self, cli: Cli) -> None:
        shown = cli("queries", "like-minded", "--explain").stdout
        assert "user_id" in shown and "(needed)" in shown and "other_user" in shown

    def test_answers_as_table_json_and_csv(self, world: Driver, cli: Cli) -> None:
        asked = ("queries", "like-minded", "--param", "user_id=ada", "--param", "limit=2")
        assert "Users most alike in interests" in cli(*asked).stdout
        answer = json.loads(cli(*asked, "--json").stdout)
        assert answer["parameters"] == {"user_id": "ada", "limit": 2}
        assert [row["other_user_id"] for row in answer["rows"]] == ["bo", "dan"]
        read = list(csv.DictReader(io.StringIO(cli(*asked, "--csv").stdout)))
        assert read[0]["interests"].split("|")[0] == "jazz"

    def test_prints_cypher_that_runs_as_it_is(self, world: Driver, cli: Cli) -> None:
        text = cli("queries", "like-minded", "--param", "user_id=ada", "--cypher").stdout
        assert "$" not in text.partition("MATCH")[2]
        assert [row["other_user_id"] for row in world.execute_query(text).records][0] == "bo"

    def test_fails_well(self, cli: Cli) -> None:
        for arguments, said in (
            (("no-such",), "`interest-graph queries` lists them"),
            (("top-interests", "--param", "limit=0"), "give one from 1 to 1000"),
            (("like-minded",), "is missing; give it"),
            (("like-minded", "--param", "user_id=nobody"), "no user 'nobody'"),
            (("like-minded", "--param", "user_id"), "not of the form name=value"),
        ):
            failed = cli("queries", *arguments)
            assert failed.returncode != 0 and said in failed.stderr

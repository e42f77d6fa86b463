"""The command measures on a split: training pairs only, in an empty graph, lists and figures to files."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.records import User
from graph_schema.upsert import write_records
from services.evaluation.figures import ranking_figures
from services.evaluation.split import read_split
from tests.conftest import Cli

SHELF, USERS = 12, 8


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """Users of two tastes; everybody's next book of the shelf is to be found."""
    folder = tmp_path / "planted" / "split"
    folder.mkdir(parents=True)
    train, test, tags = ["user,item,t,fold"], ["user,item"], ["user,item,tag"]
    for taste in "ab":
        for user in range(USERS):
            for place in range(7):
                item = f"{taste}{(user + place) % SHELF}"
                if place == 6:
                    test.append(f"{taste}-{user},{item}")
                    tags.append(f"{taste}-{user},{item},leak")
                else:
                    train.append(f"{taste}-{user},{item},{place},{'valid' if place == 5 else 'fit'}")
    for name, rows in (("train", train), ("test", test), ("item_tags", tags)):
        (folder / f"{name}.csv.gz").write_bytes(gzip.compress("\n".join(rows).encode() + b"\n"))
    return folder


@pytest.mark.parametrize("tune", [(), ("--tune",)])
def test_writes_lists_and_figures(empty_graph: Driver, cli: Cli, split: Path, tmp_path: Path, tune: tuple[str]) -> None:
    names = ["popularity", "user-based", "item-based", "interest-path", "hybrid"]
    asked = ("--split", str(split), "--recommender", ",".join(names), "--n", "20", "--output", "out")
    ran = cli("evaluate", *asked, *tune)
    assert ran.returncode == 0, ran.stderr
    report = json.loads((tmp_path / "out" / "figures.json").read_text())
    assert (report["split"], report["protocol"], report["n"], report["seed"]) == ("planted", "main", 20, 42)
    assert list(report["recommenders"]) == names
    pairs = read_split(split)
    for name, found in report["recommenders"].items():
        lists: dict[str, list[str]] = {}
        with (tmp_path / "out" / f"recs-{name}.csv").open(newline="") as file:
            for row in csv.DictReader(file):
                assert float(row["score"]) > 0
                lists.setdefault(row["user"], []).append(row["item"])
        assert ranking_figures(pairs.test, lists, pairs.train) == found["figures"]
        assert (found["setting"] != "default") == (bool(tune) and name in ("user-based", "item-based", "hybrid"))
    best = {name: found["figures"]["ndcg@10"] for name, found in report["recommenders"].items()}
    assert best["item-based"] > best["popularity"]


def test_what_is_to_be_found_is_not_in_the_graph(empty_graph: Driver, cli: Cli, split: Path) -> None:
    ran = cli("evaluate", "--split", str(split), "--recommender", "popularity", "--output", "out", "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["recommenders"]["popularity"]["figures"]["users"] == 2 * USERS
    held_out = [list(pair) for pair in read_split(split).test]
    query = (
        "UNWIND $pairs AS pair MATCH (:User {user_id: pair[0]})-[t:INTERACTED_WITH|TAGGED]->(:Item {item_id: pair[1]})"
        " RETURN count(t) AS ties"
    )
    assert empty_graph.execute_query(query, pairs=held_out).records[0]["ties"] == 0


def test_a_database_that_holds_something_is_refused(empty_graph: Driver, cli: Cli, split: Path) -> None:
    write_records(empty_graph, [User("ada")])
    ran = cli("evaluate", "--split", str(split), "--recommender", "popularity", "--output", "out")
    assert ran.returncode == 1
    assert "is not empty" in ran.stderr
    assert empty_graph.execute_query("MATCH (u:User) RETURN count(u) AS n").records[0]["n"] == 1


def test_an_unknown_recommender_is_refused_before_anything_is_done(cli: Cli, split: Path, tmp_path: Path) -> None:
    ran = cli("evaluate", "--split", str(split), "--recommender", "popularity,oracle", "--output", "out")
    assert ran.returncode == 1
    assert "no recommender 'oracle'" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_database_it_measures_in_a_server_of_its_own(cli: Cli, split: Path, tmp_path: Path) -> None:
    kinds = {"a": "songs for a stage by the sea, volume", "b": "crime novels from cold cities, part"}
    items = ["item,title", *(f"{taste}{n},{kinds[taste]} {n}" for taste in kinds for n in range(SHELF))]
    (split / "items.csv.gz").write_bytes(gzip.compress("\n".join(items).encode() + b"\n"))
    asked = ("--split", str(split), "--recommender", "content,social", "--output", "out", "--json")
    ran = cli("evaluate", *asked, env={"NEO4J_URI": "", "TMPDIR": str(tmp_path)}, timeout=300)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)["recommenders"]
    assert found["content"]["figures"]["users"] == 2 * USERS
    assert found["content"]["figures"]["hit@10"] > 0.75, "by chance it would be about half"
    assert not list(tmp_path.glob("interest-graph-*"))

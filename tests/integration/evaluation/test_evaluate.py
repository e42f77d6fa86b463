"""The command measures on a split: training pairs only, in an empty graph, lists and figures to files."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.records import User
from graph_schema.reset import reset
from graph_schema.upsert import write_records
from services.evaluation.figures import ranking_figures
from services.learning.method_names import OF_TRAINING
from services.recommenders.catalogue import NAMES
from services.tasks.protocols import read_tasks
from tests.conftest import Cli
from web.measuring.methods import installed
from web.measuring.plan import Plan

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


def lists_of(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            assert float(row["score"]) > 0
            found.setdefault(row["user"], []).append(row["item"])
    return found


@pytest.mark.parametrize("tune", ["--no-tune", "--tune"])
def test_writes_lists_and_figures(empty_graph: Driver, cli: Cli, split: Path, tmp_path: Path, tune: str) -> None:
    names = ["popularity", "user-based", "item-based", "interest-path", "hybrid"]
    asked = ("--split", str(split), "--recommender", ",".join(names), "--n", "20", "--output", "out")
    ran = cli("evaluate", *asked, tune)
    assert ran.returncode == 0, ran.stderr
    report = json.loads((tmp_path / "out" / "metrics.json").read_text())
    assert (report["split"], report["protocol"], report["n"], report["seed"]) == ("planted", "main", 20, 42)
    assert report["memory_mib"]["python"] > 10
    found = report["tasks"]["main"]["recommenders"]
    assert list(found) == names
    [task] = read_tasks(split)
    for name, one in found.items():
        lists = lists_of(tmp_path / "out" / f"recs-{name}.csv")
        assert ranking_figures(task.wanted, lists, task.set_aside) == one["figures"]
        low, high = one["intervals"]["ndcg@10"]
        assert low <= one["figures"]["ndcg@10"] <= high
        assert (one["setting"] != "default") == (tune == "--tune" and name in ("user-based", "item-based", "hybrid"))
        assert one["live"]["same_top"] == 1.0
    best = {name: one["figures"]["ndcg@10"] for name, one in found.items()}
    assert best["item-based"] > best["popularity"]
    assert found["item-based"]["live"]["explained"] > 0.5, "what has a path; the rest fills"
    assert found["popularity"]["live"]["explained"] == 0
    assert found["item-based"]["character"]["popularity_lift"] > 0
    assert not (tmp_path / "out" / "unfinished.json").exists()
    assert "planted" in (tmp_path / "out" / "report.html").read_text()


def test_lists_shorter_than_ten_are_compared_as_they_are(empty_graph: Driver, cli: Cli, split: Path) -> None:
    asked = ("--split", str(split), "--recommender", "popularity,item-based", "--n", "5", "--output", "out")
    ran = cli("evaluate", *asked, "--no-tune", "--json")
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)["tasks"]["main"]["recommenders"]
    assert {name: one["live"]["same_top"] for name, one in found.items()} == {"popularity": 1.0, "item-based": 1.0}


METHODS = ("cosine", "rp3beta", "ease", "slim", "als", "bpr")


@pytest.mark.parametrize("tune", ["--no-tune", "--tune"])
def test_learned_methods_are_measured_beside_each_other(
    empty_graph: Driver, cli: Cli, split: Path, tmp_path: Path, tune: str
) -> None:
    asked = ("--split", str(split), "--recommender", ",".join((*METHODS, "item-based")), "--n", "20", "--output", "out")
    ran = cli("evaluate", *asked, tune)
    assert ran.returncode == 0, ran.stderr
    found = json.loads((tmp_path / "out" / "metrics.json").read_text())["tasks"]["main"]["recommenders"]
    for name in METHODS:
        assert found[name]["figures"]["ndcg@10"] > 0.3
        assert found[name]["live"]["same_top"] == 1.0
        assert (found[name]["setting"] != "default") == (tune == "--tune")
    held = "MATCH (:Item)-[s:SIMILAR_TO]->(:Item) RETURN collect(DISTINCT s.method) AS methods"
    assert {*empty_graph.execute_query(held).records[0]["methods"]} == {*METHODS[:4]}
    chosen = empty_graph.execute_query("MATCH (j:Job {job_id: 'rebuild similarity'}) RETURN j.method AS m").records
    best = max(METHODS[:4], key=lambda name: found[name]["setting"]["valid_ndcg"]) if tune == "--tune" else "cosine"
    assert chosen[0]["m"] == best
    assert found["item-based"]["figures"] == found[best]["figures"]


@pytest.mark.parametrize("tune", ["--no-tune", "--tune"])
def test_models_are_trained_and_measured_beside_the_others(
    empty_graph: Driver, cli: Cli, split: Path, tmp_path: Path, tune: str
) -> None:
    pytest.importorskip("torch")
    names = ("lightgcn", "sasrec", "gru") if tune == "--tune" else (*OF_TRAINING, "popularity")
    asked = ("--split", str(split), "--recommender", ",".join(names), "--n", "20", "--output", "out", tune)
    ran = cli("evaluate", *asked, timeout=280)
    assert ran.returncode == 0, ran.stderr
    found = json.loads((tmp_path / "out" / "metrics.json").read_text())["tasks"]["main"]["recommenders"]
    for name in {*names} & {*OF_TRAINING}:
        assert found[name]["figures"]["ndcg@10"] > 0.3
        assert found[name]["live"]["same_top"] == 1.0
        card = json.loads((tmp_path / "out" / "models" / name / "card.json").read_text())
        assert (card["settings"], card["epochs"]) == (found[name]["setting"]["model"], found[name]["setting"]["epochs"])
        assert (card["tried"] > 1) == (tune == "--tune")
        assert card["likes"] == 2 * USERS * 6
    assert found["sasrec"]["figures"]["ndcg@10"] > 0.9, "everybody's next book is that beside the last"


def test_what_is_not_installed_is_left_out_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert installed(NAMES) == NAMES
    monkeypatch.setattr("services.evaluation.method_tuning.find_spec", lambda name: None)
    assert {*NAMES} - {*installed(NAMES)} == {"slim", "bpr", *OF_TRAINING}


def ties(graph: Driver, pairs: Iterable[tuple[str, str]]) -> int:
    query = (
        "UNWIND $pairs AS pair MATCH (:User {user_id: pair[0]})-[t:INTERACTED_WITH|TAGGED]->(:Item {item_id: pair[1]})"
        " RETURN count(t) AS ties"
    )
    return graph.execute_query(query, pairs=[list(pair) for pair in pairs]).records[0]["ties"]


def test_what_is_to_be_found_is_not_in_the_graph(empty_graph: Driver, cli: Cli, split: Path) -> None:
    ran = cli("evaluate", "--split", str(split), "--recommender", "popularity", "--output", "out", "--json")
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)["tasks"]["main"]
    assert (found["recommenders"]["popularity"]["figures"]["users"], found["leaks"]) == (2 * USERS, 0)
    [task] = read_tasks(split)
    assert ties(empty_graph, task.wanted) == 0
    assert ties(empty_graph, task.known.interactions) == len(task.known.interactions)


def test_a_pair_smuggled_into_the_training_part_is_told_and_left_out(
    empty_graph: Driver, cli: Cli, split: Path
) -> None:
    path = split / "train.csv.gz"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()) + b"a-0,a6,9,fit\n"))
    ran = cli("evaluate", "--split", str(split), "--recommender", "popularity", "--output", "out", "--json")
    assert ran.returncode == 0, ran.stderr
    assert "1 pairs of the training part" in ran.stderr
    assert json.loads(ran.stdout)["tasks"]["main"]["leaks"] == 1
    assert ties(empty_graph, [("a-0", "a6")]) == 0


def plant_tasks(split: Path) -> None:
    """Add an item of taste a and one of taste b that nobody has touched, and a new user of each taste."""
    train = [
        f"{taste}-{user},{taste}{(user + place) % SHELF}" for taste in "ab" for user in range(8) for place in range(6)
    ]
    kinds = {"a": "Jazz , Piano", "b": "Crime , Harbour"}
    items = [f'{taste}{n},Volume {n},"Volume {n} . {kinds[taste]}"' for taste in "ab" for n in (*range(SHELF), "-new")]
    profile = [f"{taste}-late,{taste}{n},{n}" for taste in "ab" for n in (1, 2, 3)]
    for name, rows in {
        "items": ["item,title,text", *items],
        "cold_items_train": ["user,item", *train],
        "cold_items_test": ["user,item", *(f"{taste}-{user},{taste}-new" for taste in "ab" for user in range(8))],
        "new_users_train": ["user,item", *train],
        "new_users_profile": ["user,item,n", *profile],
        "new_users_test": ["user,item", *(f"{taste}-late,{taste}{n}" for taste in "ab" for n in (4, 5, 6))],
    }.items():
        (split / f"{name}.csv.gz").write_bytes(gzip.compress("\n".join(rows).encode() + b"\n"))


def test_items_that_nobody_has_touched_are_ranked_among_themselves_and_among_all(
    empty_graph: Driver, cli: Cli, split: Path, tmp_path: Path
) -> None:
    plant_tasks(split)
    (split / "train.csv.gz").unlink()
    asked = ("--split", str(split), "--protocol", "cold-items", "--recommender", "interest-path,popularity")
    ran = cli("evaluate", *asked, "--n", "20", "--output", "out")
    assert ran.returncode == 0, ran.stderr
    found = json.loads((tmp_path / "out" / "metrics.json").read_text())["tasks"]
    assert found["cold-items"]["candidates"] == 2
    assert found["cold-items"]["recommenders"]["interest-path"]["figures"]["mrr"] > 0.9, "by what they are about"
    assert found["cold-items"]["recommenders"]["popularity"]["figures"]["mrr"] == 0.75, "by chance"
    listed = lists_of(tmp_path / "out" / "recs-interest-path.csv")
    assert {item for items in listed.values() for item in items} == {"a-new", "b-new"}
    assert len(lists_of(tmp_path / "out" / "recs-interest-path-all.csv")["a-0"]) > 2
    assert ties(empty_graph, read_tasks(split, "cold-items")[0].wanted) == 0


def test_of_new_users_one_thing_more_is_known_each_time(
    empty_graph: Driver, cli: Cli, split: Path, tmp_path: Path
) -> None:
    plant_tasks(split)
    (split / "train.csv.gz").unlink()
    asked = ("--split", str(split), "--protocol", "new-users", "--recommender", "item-based", "--n", "20")
    ran = cli("evaluate", *asked, "--output", "out")
    assert ran.returncode == 0, ran.stderr
    found = json.loads((tmp_path / "out" / "metrics.json").read_text())["tasks"]
    assert [task["recommenders"]["item-based"]["figures"]["users"] for task in found.values()] == [2, 2, 2]
    for given, task in enumerate(read_tasks(split, "new-users"), 1):
        listed = lists_of(tmp_path / "out" / f"recs-item-based-{given}.csv")
        assert listed.keys() == {"a-late", "b-late"}, "nobody else was asked for"
        assert ("a2" in listed["a-late"]) == (given < 2), "what is known is not recommended, the rest may be"
        assert (
            ranking_figures(task.wanted, listed, task.set_aside)
            == (found[task.name]["recommenders"]["item-based"]["figures"])
        )


def test_a_run_cut_off_goes_on_where_it_was(empty_graph: Driver, cli: Cli, split: Path, tmp_path: Path) -> None:
    asked = ("--split", str(split), "--output", "out", "--no-tune", "--json", "--recommender")
    assert cli("evaluate", *asked, "popularity").returncode == 0
    whole = json.loads((tmp_path / "out" / "metrics.json").read_text())
    one = whole["tasks"]["main"]["recommenders"]["popularity"]
    plan = Plan(split, "main", ("popularity",), tmp_path / "out", is_tuned=False)
    left = {"lists": {"main popularity": {**dict.fromkeys(("live", "setting")), "seconds": one["seconds"]}}}
    (tmp_path / "out" / "unfinished.json").write_text(json.dumps({"same_lists": plan.same_lists(), **left}))
    kept = (tmp_path / "out" / "recs-popularity.csv").stat().st_mtime_ns
    reset(empty_graph)
    ran = cli("evaluate", *asked, "popularity,item-based", "--resume")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "out" / "recs-popularity.csv").stat().st_mtime_ns == kept
    found = json.loads(ran.stdout)["tasks"]["main"]["recommenders"]
    assert found["popularity"]["figures"] == one["figures"]
    assert found["item-based"]["figures"]["users"] == 2 * USERS
    reset(empty_graph)
    cli("evaluate", *asked, "popularity", "--resume", "--n", "7")
    assert (tmp_path / "out" / "recs-popularity.csv").stat().st_mtime_ns > kept, "other lists are made anew"


def test_a_source_is_split_and_measured(empty_graph: Driver, cli: Cli, tmp_path: Path) -> None:
    rows = [f"{user},{(user + place) % 9},5,{1_000_000_000 + place}" for user in range(9) for place in range(6)]
    (tmp_path / "ratings.csv").write_text("\n".join(["userId,movieId,rating,timestamp", *rows]) + "\n")
    asked = ("--source", "ratings.csv", "--split-by", "leave-one-out", "--recommender", "popularity", "--json")
    ran = cli("evaluate", *asked, "--output", "out")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["tasks"]["main"]["wanted"] == 9
    assert {pair for task in read_tasks(tmp_path / "out" / "split") for pair in task.wanted} == {
        (str(user), str((user + 5) % 9)) for user in range(9)
    }


def test_a_split_or_a_source_is_needed(cli: Cli, split: Path) -> None:
    for asked in ((), ("--split", str(split), "--split-by", "time"), ("--split", str(split), "--source", "x")):
        ran = cli("evaluate", *asked, "--output", "out")
        assert ran.returncode == 2
        assert "--source" in ran.stderr


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
    report = json.loads(ran.stdout)
    assert report["memory_mib"]["neo4j"] > 100
    found = report["tasks"]["main"]["recommenders"]
    assert found["content"]["figures"]["users"] == 2 * USERS
    assert found["content"]["figures"]["hit@10"] > 0.75, "by chance it would be about half"
    assert not list(tmp_path.glob("interest-graph-*"))

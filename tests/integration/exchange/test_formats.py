"""Each format that other tools read: what it holds, and that nothing half-written is left."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from neo4j import Driver
from scipy import sparse

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Follow, User
from services.exchange.export import export
from tests.conftest import Cli
from tests.hostile import hostile_records
from tests.worlds import NOW, plant, toy_records

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    plant(driver, [*toy_records(), *hostile_records(), Follow("ada", "bo", NOW), User("odd\x01\ud7ff", "a\x0bb\r")])
    return driver


@pytest.mark.parametrize(
    ("format_name", "left"), [("recbole", {"document", "tagged", "wrote", "about_item", "stated"}),
                              ("gorse", {"document", "tagged", "wrote", "about_item", "follows", "stated"})]
)  # fmt: skip
def test_what_a_format_has_no_place_for_is_counted(
    world: Driver, tmp_path: Path, format_name: str, left: set[str]
) -> None:
    counts = {name: count for name, (_, count) in fingerprint(world).parts.items()}
    left_out = export(world, format_name, tmp_path / "out").left_out
    assert set(left_out) == left
    assert left_out["tagged"] == counts["TAGGED"] and left_out["document"] == counts["Document"]


def test_recbole_says_what_items_are_about(world: Driver, tmp_path: Path) -> None:
    export(world, "recbole", tmp_path / "toys")
    assert {path.name for path in (tmp_path / "toys").iterdir()} == {
        f"toys.{kind}" for kind in ("user", "item", "inter", "net", "kg", "link")
    }
    triples = (tmp_path / "toys" / "toys.kg").read_text(encoding="utf-8").splitlines()
    assert "item:kind-of-blue\tinterest_graph.about\tinterest:jazz" in triples
    assert len(triples) == len(set(triples))


def test_gorse_lines_have_the_names_that_gorse_reads(world: Driver, tmp_path: Path) -> None:
    export(world, "gorse", tmp_path / "out")
    lines = (tmp_path / "out" / "items.jsonl").read_text(encoding="utf-8").splitlines()
    items = {item["ItemId"]: item for item in map(json.loads, lines)}
    assert items["paranoid"] == {
        "ItemId": "paranoid", "IsHidden": False, "Categories": ["metal"], "Timestamp": "1970-09-18T00:00:00+00:00",
        "Labels": {"brand": "Vertigo", "price": 9.5, "url": "https://example.org/paranoid",
                   "image": "https://example.org/paranoid.png"},
        "Comment": "Paranoid",
    }  # fmt: skip
    feedback = json.loads((tmp_path / "out" / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert {"FeedbackType", "UserId", "ItemId"} <= feedback.keys()


@pytest.mark.parametrize("everything", [False, True])
def test_graphml_is_sound_and_holds_every_node_and_tie(world: Driver, tmp_path: Path, everything: bool) -> None:
    export(world, "graphml", tmp_path / "out", everything)
    root = ElementTree.parse(tmp_path / "out" / "graph.graphml").getroot()
    keys = {(key.get("for"), key.get("id")) for key in root.iter(f"{GRAPHML}key")}
    nodes = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    edges = list(root.iter(f"{GRAPHML}edge"))
    counts = {name: count for name, (_, count) in fingerprint(world, everything).parts.items()}
    bare = set() if everything else {"Interest:metal"}
    assert bare <= nodes
    assert len(nodes - bare) == sum(count for name, count in counts.items() if name.istitle())
    assert len(edges) == sum(count for name, count in counts.items() if not name.istitle())
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} <= nodes
    for kind in ("node", "edge"):
        used = {data.get("key") for one in root.iter(f"{GRAPHML}{kind}") for data in one}
        assert {(kind, key) for key in used} <= keys
    [paranoid] = [node for node in root.iter(f"{GRAPHML}node") if node.get("id") == "Item:paranoid"]
    values = {data.get("key"): data.text for data in paranoid}
    assert (values["node.label"], values["node.categories"], values["node.price"]) == ("Paranoid", '["metal"]', "9.5")


def test_matrices_say_who_did_what(world: Driver, tmp_path: Path) -> None:
    export(world, "npz", tmp_path / "out")
    index = {}
    for name in ("user", "item", "interest"):
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            index[name] = {row[f"{name}_id"]: int(row["position"]) for row in csv.DictReader(file)}
    read = {path.stem: sparse.load_npz(path) for path in (tmp_path / "out").glob("*.npz")}
    events, strengths, follows = (read[name] for name in ("interacted_with", "strength", "follows"))
    assert events.shape == (len(index["user"]), len(index["item"]))
    assert events[index["user"]["ada"], index["item"]["kind-of-blue"]] == 1.0
    assert strengths[index["user"]["ada"], index["item"]["kind-of-blue"]] == 1.0
    assert follows[index["user"]["ada"], index["user"]["bo"]] == 1.0
    similar = next(read[name] for name in read if name.startswith(("item_similar_to", "similar_to")))
    rows, _, _ = world.execute_query(
        "MATCH (:Item {item_id: 'kind-of-blue'})-[s:SIMILAR_TO]->(i:Item) RETURN i.item_id AS id, s.weight AS weight"
    )
    found = similar[index["item"]["kind-of-blue"]].toarray()[0]
    assert {row["id"]: row["weight"] for row in rows} == {
        id: found[place] for id, place in index["item"].items() if found[place]
    }
    assert read["about"].shape == (len(index["item"]), len(index["interest"]))
    assert np.all(read["about"].data > 0)


def test_the_command_writes_a_folder_and_says_what(world: Driver, cli: Cli, tmp_path: Path) -> None:
    ran = cli("export", "gorse", "--output", "out")
    assert ran.returncode == 0, ran.stderr
    assert "users.jsonl" in ran.stdout and "gorse has no place for: " in ran.stdout
    again = cli("export", "csv", "--output", "out")
    assert (again.returncode, "something is there already" in again.stderr) == (1, True)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"users.jsonl", "items.jsonl", "feedback.jsonl"}
    report = json.loads(cli("export", "csv", "--output", "new/facts", "--json").stdout)
    assert {file["name"] for file in report["files"]} == {path.name for path in (tmp_path / "new/facts").iterdir()}
    assert cli("export", "gorse", "--output", "more", "--all").returncode == 1
    assert cli("export", "xlsx", "--output", "more").returncode == 2
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part") or path.name == "more"]

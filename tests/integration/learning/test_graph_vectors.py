"""Vectors from the ties of the graph put planted tastes apart, with and without Graph Data Science."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from neo4j import Driver

from graph_schema.errors import SettingsError, UnknownInterestError
from graph_schema.records import Interaction
from loaders.forget import Place, Shared, forget
from services.database.embedded.folder import DataFolder
from services.database.settings import DatabaseSettings
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.learning.graph_vectors.fast_rp import FastRp
from services.learning.graph_vectors.gds import PREFIX, PROJECT_TIES, OnGds, has_gds
from services.learning.graph_vectors.graph_sage import GraphSage
from services.learning.graph_vectors.item2vec import Item2Vec
from services.learning.graph_vectors.methods import VectorModel
from services.learning.graph_vectors.random_walks import DeepWalk, Node2Vec
from services.learning.graph_vectors.rebuilding import (
    By,
    forget_graph_vectors,
    rebuild_graph_vectors,
    stored_card,
    why_stale,
)
from services.learning.graph_vectors.ties import read_ties
from services.observability.progress import SilentProgress
from services.queries.catalogue import choose_query
from services.search.near_vector import near_vector
from services.verification.graph_vectors import verify_graph_vectors
from tests.conftest import ROOT, Cli
from tests.tastes import planted_tastes, tastes_records
from tests.worlds import NOW, RULES, plant_facts

QUIET = SilentProgress()
FAST = FastRp(dimensions=32)
WALKS = (DeepWalk(dimensions=16, walks=10, length=20, window=4), Node2Vec(16, 1.0, 10, 20, 4, p=2.0, q=0.5))
MODELS: tuple[tuple[VectorModel, By], ...] = (
    (FAST, "gds"),
    (FAST, "native"),
    *((model, by) for model in WALKS for by in ("gds", "native")),
    (GraphSage(), "gds"),
    (Item2Vec(dimensions=8), "auto"),
)
VECTORS = """
MATCH (node:User|Item|Interest)
WHERE node.graph_vector IS NOT NULL
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, node.graph_vector AS vector,
       node.graph_vector_method AS method
"""
LEFT_OVER = """
CALL () {
  CALL gds.graph.list() YIELD graphName RETURN graphName AS name
  UNION ALL
  CALL gds.model.list() YIELD modelName RETURN modelName AS name
}
RETURN collect(name) AS names
"""
KILLED = """
import os, signal
from services.database.connection import connect
from services.database.settings import DatabaseSettings
from services.learning.graph_vectors import gds
from services.learning.graph_vectors.rebuilding import rebuild_graph_vectors
from services.learning.graph_vectors.graph_sage import GraphSage
from services.observability.progress import SilentProgress
from tests.worlds import NOW

gds.OnGds._read = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with connect(DatabaseSettings(*os.environ["LOGIN"].split())) as driver:
    rebuild_graph_vectors(driver, NOW, SilentProgress(), GraphSage(dimensions=16, epochs=1), by="gds")
"""


@pytest.fixture(scope="module")
def tastes(driver: Driver) -> Driver:
    plant_facts(driver, tastes_records())
    return driver


def rebuild(driver: Driver, model: VectorModel = FAST, by: By = "auto", seed: int = 42) -> dict[tuple[str, str], Any]:
    rebuild_graph_vectors(driver, NOW, QUIET, model, seed, by)
    return vectors(driver)


def vectors(driver: Driver) -> dict[tuple[str, str], Any]:
    return {(row["label"], row["id"]): np.array(row["vector"]) for row in driver.execute_query(VECTORS).records}


def left_over(driver: Driver) -> list[str]:
    return driver.execute_query(LEFT_OVER).records[0]["names"]


def in_order(found: dict[tuple[str, str], Any], label: str) -> float:
    """Return how often an item of the same taste lies nearer than one of another."""
    planted = planted_tastes()
    items = [(planted[member][0], vector) for member, vector in found.items() if member[0] == "Item"]
    shares = []
    for member, vector in found.items():
        if member[0] == label:
            own = np.array([other @ vector for of, other in items if of == planted[member][0] and other is not vector])
            others = np.array([other @ vector for of, other in items if of != planted[member][0]])
            shares.append((own[:, None] > others[None]).mean())
    return float(np.mean(shares))


@pytest.mark.parametrize(("model", "by"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_planted_tastes_lie_apart(tastes: Driver, model: VectorModel, by: By) -> None:
    found = rebuild(tastes, model, by)
    assert in_order(found, "Item") >= 0.9
    assert in_order(found, "User") >= 0.9
    assert [np.linalg.norm(vector) for vector in found.values()] == pytest.approx([1.0] * len(found), abs=1e-5)
    card = stored_card(tastes)
    assert card is not None
    assert (card.method, card.by) == (model.name, "native" if by == "auto" else by)
    assert (card.users, card.items, len(found)) == (64, 64, card.users + card.items + card.interests)
    assert left_over(tastes) == []
    assert near_vector(tastes, "Interest", "bebop", 1, 3).items[0].id.startswith(("bebop", "swing"))


@pytest.mark.parametrize(("model", "by"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_the_same_seed_gives_the_same_vectors(tastes: Driver, model: VectorModel, by: By) -> None:
    one, again = rebuild(tastes, model, by), rebuild(tastes, model, by)
    assert one.keys() == again.keys()
    assert all(np.array_equal(vector, again[member]) for member, vector in one.items())


def test_both_ways_are_over_the_same_ties(tastes: Driver) -> None:
    try:
        [row] = tastes.execute_query(PROJECT_TIES, graph=f"{PREFIX}test", interests=1.0).records
        known = read_ties(tastes)
        assert (row["nodes"], row["ties"]) == (len(known.members), 2 * known.count)
    finally:
        tastes.execute_query("CALL gds.graph.drop($graph) YIELD graphName RETURN graphName", graph=f"{PREFIX}test")


def test_the_server_has_all_methods_but_item2vec(tastes: Driver) -> None:
    assert [has_gds(tastes, model) for model in (FAST, *WALKS, GraphSage(), Item2Vec())] == [True] * 4 + [False]
    with pytest.raises(SettingsError, match="has no item2vec"):
        rebuild_graph_vectors(tastes, NOW, QUIET, Item2Vec(), by="gds")


def test_without_the_plugin_the_same_job_is_done_here(tastes: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    procedures = {kind: "gds.not.there" for kind in (FastRp, GraphSage)}
    monkeypatch.setattr("services.learning.graph_vectors.gds.PROCEDURES", procedures)
    assert rebuild_graph_vectors(tastes, NOW, QUIET, FAST).by == "native"
    with pytest.raises(SettingsError, match="has no fastrp: leave --by out, or install the plugin"):
        rebuild_graph_vectors(tastes, NOW, QUIET, FAST, by="gds")
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(SettingsError, match="without Graph Data Science"):
        rebuild_graph_vectors(tastes, NOW, QUIET, GraphSage())
    card = stored_card(tastes)
    assert card is not None and card.method == "fastrp", "what failed has taken nothing away"


def test_a_run_that_is_stopped_leaves_nothing_in_the_server(tastes: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(OnGds, "_read", stopped)
    with pytest.raises(KeyboardInterrupt):
        rebuild(tastes, GraphSage(dimensions=16, epochs=1), "gds")
    assert left_over(tastes) == []


def test_what_a_killed_run_has_left_goes_when_the_next_begins(tastes: Driver, server: DatabaseSettings) -> None:
    login = f"{server.uri} {server.username} {server.password}"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LOGIN": login},
        check=False,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(left_over(tastes)) == 2, "the projected graph and the model"
    rebuild(tastes, FAST, "gds")
    assert left_over(tastes) == []


def test_one_method_at_a_time_and_it_knows_when_it_is_stale(tastes: Driver) -> None:
    forget_graph_vectors(tastes)
    assert (stored_card(tastes), why_stale(tastes), vectors(tastes)) == (None, None, {})
    rebuild(tastes, FAST)
    rebuild(tastes, Item2Vec(dimensions=8))
    assert {row["method"] for row in tastes.execute_query(VECTORS).records} == {"item2vec"}
    assert why_stale(tastes) is None
    later = NOW + timedelta(seconds=1)
    record_event(tastes, Interaction("bebop-fan-0", "opera-7", "buy", NOW), read_table(), RULES, later)
    try:
        assert str(why_stale(tastes)).startswith("the data have changed")
        stale = {row["work"]: row["nodes"] for row in tastes.execute_query(choose_query("stale-work").text).records}
        assert stale["vectors of the graph"] == 1
    finally:
        tastes.execute_query(
            "MATCH (:User {user_id: 'bebop-fan-0'})-[bought:INTERACTED_WITH {kind: 'buy'}]->() DELETE bought"
        )


def test_verification_finds_what_was_tampered_with(tastes: Driver) -> None:
    rebuild(tastes, FAST)
    assert verify_graph_vectors(tastes).problems == ()
    tastes.execute_query("MATCH (i:Item {item_id: 'opera-1'}) SET i.graph_vector = [x IN i.graph_vector | 2 * x]")
    tastes.execute_query("MATCH (u:User {user_id: 'opera-fan-1'}) SET u.graph_vector_method = 'item2vec'")
    found = verify_graph_vectors(tastes).problems
    assert sorted(one.split("'")[1] for one in found) == ["opera-1", "opera-fan-1"]


def test_a_vector_is_explained_by_interests_and_items_near_it(tastes: Driver) -> None:
    rebuild(tastes, FAST)
    found = near_vector(tastes, "User", "doom-fan-3", 3, 4)
    assert (found.method, len(found.interests), len(found.items)) == ("fastrp", 3, 4)
    assert {one.id for one in found.interests[:2]} <= {"doom", "metal", "thrash"}
    assert all(one.id.startswith(("doom", "thrash")) for one in found.items)
    assert near_vector(tastes, "Item", "doom-0", 0, 5).items[0].id != "doom-0"
    with pytest.raises(UnknownInterestError):
        near_vector(tastes, "Interest", "nothing of the kind")


def test_a_person_who_is_forgotten_is_unlearned(tastes: Driver, tmp_path: Path) -> None:
    rebuild(tastes, FAST)
    before = stored_card(tastes)
    place = Place(tastes, DataFolder(tmp_path / "home"))
    forget(place, "swing-fan-7", Shared(read_table(), RULES), NOW, QUIET)
    found, card = vectors(tastes), stored_card(tastes)
    assert before is not None and card is not None
    assert ("User", "swing-fan-7") not in found
    assert (card.users, card.data == before.data, why_stale(tastes)) == (before.users - 1, False, None)
    again = rebuild(tastes, FAST)
    assert all(np.array_equal(vector, again[member]) for member, vector in found.items())


def test_the_commands_write_and_show_what_they_say(tastes: Driver, cli: Cli) -> None:
    forget_graph_vectors(tastes)
    nothing = cli("explain-vector", "doom-1")
    assert "has no vector" in nothing.stdout
    ran = cli(
        "rebuild", "embeddings", "--method", "deepwalk", "--by", "native", "--dimensions", "8", "--set", "walks=3"
    )
    assert (ran.returncode, "of 8 numbers by deepwalk (computed here, seed 42" in ran.stdout) == (0, True), ran.stderr
    again = json.loads(cli("rebuild", "embeddings", "--seed", "7", "--json").stdout)
    assert (again["method"], again["seed"], again["by"]) == ("deepwalk", 7, "native")
    assert (again["settings"]["walks"], again["dimensions"]) == (3, 8)
    assert cli("rebuild", "embeddings", "--stale").stdout == "nothing is stale\n"
    assert "doom" in cli("similar", "doom-1", "--by", "deepwalk").stdout
    assert "rebuild embeddings --method fastrp" in cli("similar", "doom-1", "--by", "fastrp").stdout
    shown = cli("explain-vector", "doom-fan-1", "--of", "user", "--lang", "zh").stdout
    assert ("doom-fan-1, by deepwalk, lies nearest" in shown, "金属" in shown) == (True, True), shown
    assert json.loads(cli("explain-vector", "metal", "--of", "interest", "--json").stdout)["method"] == "deepwalk"
    assert "vectors of the graph, 0 problems" in cli("verify").stdout
    assert cli("recommend", "doom-fan-1", "--recommender", "deepwalk").returncode == 0
    wrong = cli("rebuild", "embeddings", "--method", "fastrp", "--set", "walks=3")
    assert (wrong.returncode, "fastrp has no setting 'walks'" in wrong.stderr) == (1, True)

"""The graph holds the chosen method and those asked for beside it, and knows when they are out of date."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

import pytest
from neo4j import Driver

from graph_schema.errors import SettingsError
from graph_schema.records import Interaction
from loaders.forget import Shared, refresh_shared
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.learning.item_ties.learned import ItemMethod, learned_ties
from services.learning.item_ties.stored import stored_methods
from services.learning.models.als import Als
from services.learning.models.bpr import Bpr
from services.learning.nearest import Likeness
from services.learning.similarity import (
    count_stale,
    rebuild_beside,
    rebuild_similarity,
    refresh_similarity,
    write_rows,
)
from services.learning.taste.rebuilding import count_stale_tastes, rebuild_taste, stored_taste
from services.observability.progress import SilentProgress
from services.search.similar_items import similar_items
from tests.conftest import Cli
from tests.worlds import NOW, RULES, plant, toy_records

QUIET, TABLE = SilentProgress(), read_table()
EASE, WALKS = learned_ties("ease", {"ridge": 0.1}), learned_ties("rp3beta", {})
TIES = "MATCH (a:Item)-[s:SIMILAR_TO]->(b:Item) RETURN a.item_id, s.method, b.item_id, s.rank, round(s.weight, 9)"


@pytest.fixture
def world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


def ties(graph: Driver, method: str | None = None) -> set[tuple[object, ...]]:
    return {row for row in map(tuple, graph.execute_query(TIES).records) if method in (None, row[1])}


def send(graph: Driver, event: Interaction, now: datetime = NOW) -> None:
    record_event(graph, event, TABLE, RULES, now)


def methods(graph: Driver) -> set[object]:
    return {row[1] for row in ties(graph)}


def test_the_chosen_method_replaces_the_others(world: Driver) -> None:
    rebuild_similarity(world, NOW, QUIET, EASE)
    assert methods(world) == {"ease"}
    assert stored_methods(world) == [EASE]
    assert similar_items(world, "kind-of-blue").rows[0].item_id in ("giant-steps", "blue-train")
    left = "MATCH (i:Item) WHERE i.similar_to_checksum IS NOT NULL RETURN count(*) AS n"
    assert world.execute_query(left).records[0]["n"] == 0
    rebuild_similarity(world, NOW, QUIET, Likeness(shrink=0.5))
    assert methods(world) == {"cosine"}


def test_a_method_beside_leaves_the_others_and_the_choice(world: Driver) -> None:
    cosine = ties(world, "cosine")
    nearest = similar_items(world, "kind-of-blue").rows
    rebuild_beside(world, NOW, QUIET, EASE)
    rebuild_beside(world, NOW, QUIET, WALKS)
    assert methods(world) == {"cosine", "ease", "rp3beta"}
    assert ties(world, "cosine") == cosine
    assert stored_methods(world) == [Likeness(shrink=0.5), EASE, WALKS]
    assert similar_items(world, "kind-of-blue").rows == nearest
    assert similar_items(world, "kind-of-blue", method="ease").rows != nearest


def test_only_rows_that_changed_are_written(world: Driver) -> None:
    assert rebuild_beside(world, NOW, QUIET, EASE).written == 7
    assert rebuild_beside(world, NOW, QUIET, EASE).written == 0
    assert rebuild_beside(world, NOW, QUIET, learned_ties("ease", {"ridge": 3.0})).written > 0
    assert refresh_similarity(world, NOW, QUIET).written == 0


def test_events_make_every_method_stale_and_a_refresh_is_a_full_rebuild(world: Driver) -> None:
    rebuild_beside(world, NOW, QUIET, EASE)
    send(world, Interaction("fay", "goldberg", "like", NOW))
    assert count_stale(world) > 0
    rebuild_beside(world, NOW, QUIET, WALKS)
    assert count_stale(world) == 0
    found = ties(world)
    world.execute_query("MATCH (:Item)-[s:SIMILAR_TO]->(:Item) DELETE s")
    world.execute_query("MATCH (i:Item) REMOVE i.similar_to_checksum, i.similar_to_checksum_ease")
    world.execute_query("MATCH (i:Item) REMOVE i.similar_to_checksum_rp3beta")
    assert refresh_similarity(world, NOW, QUIET).written > 0
    assert ties(world) == found


def test_without_its_library_a_method_says_what_to_install_and_changes_nothing(
    world: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ties(world)
    monkeypatch.setitem(sys.modules, "fastslim", None)
    monkeypatch.setitem(sys.modules, "implicit", None)
    with pytest.raises(SettingsError, match=r"pip install 'interest-graph\[quality\]'"):
        rebuild_similarity(world, NOW, QUIET, learned_ties("slim", {}))
    with pytest.raises(SettingsError, match=r"pip install 'interest-graph\[quality\]'"):
        rebuild_taste(world, NOW, QUIET, Bpr())
    assert ties(world) == before
    assert stored_methods(world) == [Likeness(shrink=0.5)]


def test_tastes_are_of_one_method_and_know_when_they_are_stale(world: Driver) -> None:
    rebuild_taste(world, NOW, QUIET, Als(factors=4))
    assert (stored_taste(world), count_stale_tastes(world)) == (Als(factors=4), 0)
    send(world, Interaction("nil", "goldberg", "like", NOW), NOW + timedelta(seconds=1))
    assert count_stale_tastes(world) == 1
    rebuild_taste(world, NOW + timedelta(seconds=2), QUIET, Als(factors=5))
    rows = world.execute_query(
        "MATCH (n:User|Item) WHERE n.taste IS NOT NULL RETURN DISTINCT size(n.taste) AS n"
    ).records
    assert [row["n"] for row in rows] == [6]
    assert count_stale_tastes(world) == 0


@pytest.mark.parametrize("is_installed", [True, False])
def test_what_is_learned_from_all_forgets_a_person_too(
    world: Driver, monkeypatch: pytest.MonkeyPatch, is_installed: bool
) -> None:
    rebuild_taste(world, NOW, QUIET, Bpr(factors=4))
    rebuild_similarity(world, NOW, QUIET, learned_ties("slim", {"sparsity": 0.01}))
    world.execute_query("MATCH (u:User {user_id: 'bo'}) DETACH DELETE u")
    world.execute_query("MATCH (i:Item) SET i.similarity_stale_at = $now", now=NOW)
    if not is_installed:
        monkeypatch.setitem(sys.modules, "fastslim", None)
        monkeypatch.setitem(sys.modules, "implicit", None)
    refresh_shared(world, Shared(TABLE, RULES), NOW, QUIET)
    assert methods(world) == ({"slim"} if is_installed else {"cosine"})
    tastes = "MATCH (i:Item) WHERE i.taste IS NOT NULL RETURN i.item_id AS id ORDER BY id"
    found = [row["id"] for row in world.execute_query(tastes).records]
    assert "giant-steps" not in found, "bo alone liked it"
    assert bool(found) == is_installed


@pytest.mark.parametrize("beside", [[], [EASE]])
def test_rows_of_one_method_leave_what_is_stale_of_others_marked(world: Driver, beside: list[ItemMethod]) -> None:
    rebuild_similarity(world, NOW, QUIET, Likeness(shrink=0.5), beside)
    send(world, Interaction("fay", "goldberg", "like", NOW))
    assert count_stale(world) > 0
    write_rows(world, "cosine", iter(()), (), NOW + timedelta(days=1), QUIET)
    assert (count_stale(world) > 0) == bool(beside)


def test_the_commands_write_what_they_say(world: Driver, cli: Cli) -> None:
    ran = cli("rebuild", "similarity", "--method", "ease", "--beside", "--set", "ridge=0.1", "--k", "5")
    assert (ran.returncode, ran.stdout) == (0, "7 items have similar items; 7 rows were written\n"), ran.stderr
    assert methods(world) == {"cosine", "ease"}
    assert stored_methods(world)[1] == learned_ties("ease", {"ridge": 0.1}, 5)
    assert cli("rebuild", "similarity", "--stale").stdout == "nothing is stale\n"
    send(world, Interaction("fay", "goldberg", "like", NOW))
    assert cli("rebuild", "similarity", "--stale").returncode == 0
    assert (methods(world), count_stale(world)) == ({"cosine", "ease"}, 0)
    ran = cli("rebuild", "taste", "--method", "als", "--set", "factors=3")
    assert (ran.returncode, ran.stdout) == (0, "6 users and 7 items have a vector by als\n"), ran.stderr
    assert cli("rebuild", "taste", "--stale").stdout == "nothing is stale\n"
    assert "giant-steps" in cli("recommend", "ada", "--recommender", "als").stdout
    ran = cli("rebuild", "similarity", "--tune", "--method", "rp3beta", "--beside")
    assert (ran.returncode, "chosen: {'method': 'rp3beta'" in ran.stderr) == (0, True), ran.stderr
    assert methods(world) == {"cosine", "ease", "rp3beta"}
    ran = cli("rebuild", "similarity", "--tune")
    assert (ran.returncode, len(methods(world)), len(stored_methods(world))) == (0, 1, 1), ran.stderr
    ran = cli("rebuild", "taste", "--tune")
    assert (ran.returncode, ran.stdout) == (0, "6 users and 7 items have a vector by als\n"), ran.stderr
    wrong = cli("rebuild", "similarity", "--method", "ease", "--set", "ridge=much")
    assert (wrong.returncode, "NAME=NUMBER" in wrong.stderr) == (2, True)
    wrong = cli("rebuild", "similarity", "--method", "ease", "--set", "alpha=1")
    assert (wrong.returncode, "choose from ridge" in wrong.stderr) == (1, True)

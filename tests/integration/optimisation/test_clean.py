"""What `clean` drops teaches nothing and stays in the graph, and all of it can be undone."""

from __future__ import annotations

import json
import random

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction, Record
from services.learning.matrix import read_matrix
from services.learning.scales_in_use import scales_in_use
from services.observability.progress import SilentProgress
from services.optimisation.cleaning import cleaning_steps, uncleaned
from services.optimisation.graph import Graph
from services.optimisation.reading import read_graph
from services.optimisation.step import run
from services.optimisation.writing import write_cleaned
from tests.conftest import Cli
from tests.tastes import tastes_records
from tests.worlds import NOW, RULES, plant_facts

DROPPED = "MATCH (n) WHERE (n:User OR n:Item) AND n.dropped IS NOT NULL RETURN coalesce(n.user_id, n.item_id) AS id"


def bots() -> list[Record]:
    """A bot that likes everything many times, a lone user with a lone thing, and others whose activity differs."""
    dice = random.Random(2)
    things = sorted({one.item_id for one in tastes_records() if isinstance(one, Interaction)})
    found: list[Record] = [
        Interaction("bot", id, "like", NOW, event_id=f"{id}-{n}") for id in things for n in range(20)
    ]
    found += [Interaction("lone", "lone-thing", "like", NOW)]
    for user in range(30):
        liked = dice.sample(things, dice.randint(2, 16))
        found += [Interaction(f"some-{user}", id, "like", NOW) for id in liked]
    return found


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    plant_facts(driver, [*tastes_records(), *bots()])
    return driver


@pytest.fixture
def stored(world: Driver) -> Graph:
    found = read_graph(world, RULES)
    write_cleaned(world, found, uncleaned(found), SilentProgress())
    return read_graph(world, RULES)


def dropped(driver: Driver) -> set[str]:
    return {row["id"] for row in driver.execute_query(DROPPED).records}


def test_arrays_hold_what_the_graph_holds(world: Driver, stored: Graph) -> None:
    rows, _, _ = world.execute_query("MATCH (u:User)-[:INTERACTED_WITH]->(i:Item) RETURN count(*) AS n")
    assert len(stored.met.users) == rows[0]["n"]
    assert stored.met.counts.max() == 20
    matrix = read_matrix(world)
    assert matrix.strengths.nnz == stored.liked.strengths.nnz
    assert matrix.strengths.sum() == pytest.approx(stored.liked.strengths.sum())


def test_who_is_dropped_teaches_nothing_and_no_fact_is_lost(world: Driver, stored: Graph) -> None:
    facts = fingerprint(world)
    cleaned, _ = run(stored, cleaning_steps(), 1, SilentProgress(), anyway=True)
    write_cleaned(world, stored, cleaned, SilentProgress())
    assert dropped(world) == {"bot", "lone", "lone-thing"}
    matrix = read_matrix(world)
    assert not {"bot", "lone"} & set(matrix.user_ids) and "lone-thing" not in matrix.item_ids
    assert fingerprint(world) == facts


def test_scales_are_applied_wherever_is_learned(world: Driver, stored: Graph) -> None:
    steps = [step for step in cleaning_steps() if step.name == "log-counts"]
    cleaned, _ = run(stored, steps, 1, SilentProgress(), anyway=True)
    write_cleaned(world, stored, cleaned, SilentProgress())
    assert scales_in_use(world) == ("log-counts",)
    matrix = read_matrix(world)
    [bot] = [row for row, id in enumerate(matrix.user_ids) if id == "bot"]
    assert matrix.strengths[bot].max() > 4 * matrix.strengths.min()
    assert matrix.strengths.sum() == pytest.approx(read_graph(world, RULES).learned_from.strengths.sum())


def test_everything_is_as_before_after_undo(world: Driver, stored: Graph) -> None:
    before = fingerprint(world, everything=True)
    cleaned, _ = run(stored, cleaning_steps(), 1, SilentProgress(), anyway=True)
    write_cleaned(world, stored, cleaned, SilentProgress())
    assert fingerprint(world, everything=True) != before
    found = read_graph(world, RULES)
    write_cleaned(world, found, uncleaned(found), SilentProgress())
    assert fingerprint(world, everything=True) == before


def test_the_command_measures_writes_and_undoes(cli: Cli, world: Driver, stored: Graph) -> None:
    tried = json.loads(cli("clean", "--step", "bots", "--dry-run", "--anyway", "--json").stdout)
    assert tried["is_dry_run"] and dropped(world) == set()
    [report] = tried["steps"]
    assert (report["step"], report["changes"]) == ("bots", True)
    assert report["before"]["figures"]["interactions"] > report["after"]["figures"]["interactions"]
    assert set(report["before"]["ndcg"]) == {"item-based", "interest-path"}
    ran = cli("clean", "--step", "bots", "--anyway")
    assert ran.returncode == 0 and "rebuild similarity" in ran.stdout
    assert dropped(world) == {"bot"}
    assert cli("clean", "--undo").returncode == 0 and dropped(world) == set()
    wrong = cli("clean", "--step", "soap")
    assert wrong.returncode == 1 and "no step 'soap'; choose of bots, k-core" in wrong.stderr

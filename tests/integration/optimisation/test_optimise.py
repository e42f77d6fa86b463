"""What `optimise` writes is what its report says, touches no fact, agrees with `verify`, and can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Document, Item, Record
from services.feedback.kinds import read_table
from services.learning.similarity import rebuild_similarity
from services.observability.progress import SilentProgress
from services.optimisation.graph import Graph
from services.optimisation.reading import read_graph
from services.optimisation.step import run
from services.optimisation.steps import STEPS
from services.optimisation.writing import write_optimised
from services.relations.rebuilding import rebuild_relations
from services.verification.weights import verify
from tests.conftest import Cli
from tests.tastes import tastes_records
from tests.worlds import NOW, RULES, plant_facts

TIES = "MATCH (a:Item)-[s:SIMILAR_TO {method: $method}]->(b:Item) RETURN a.item_id AS a, b.item_id AS b, s.weight AS w"


def texts() -> list[Record]:
    """An item nobody has met, and words on others that a wider interest repeats."""
    said = "I love this bebop record. Bebop is jazz, and this jazz is great jazz."
    found: list[Record] = [Item("unmet", "Unmet", categories=("jazz", "bebop"))]
    return found + [Document(f"d{n}", said, item_id=f"bebop-{n}", at=NOW) for n in range(4)]


@pytest.fixture
def world(empty_graph: Driver) -> Driver:
    plant_facts(empty_graph, [*tastes_records(), *texts()])
    rebuild_similarity(empty_graph, NOW, SilentProgress())
    rebuild_relations(empty_graph, SilentProgress())
    return empty_graph


def ties(driver: Driver, method: str) -> dict[tuple[str, str], float]:
    rows = driver.execute_query(TIES, method=method).records
    return {(row["a"], row["b"]): row["w"] for row in rows}


def held(of: Graph) -> dict[tuple[str, str], float]:
    found = of.similar.tocoo()
    ends = zip(found.row, found.col, found.data, strict=True)
    return {(of.item_ids[a], of.item_ids[b]): weight for a, b, weight in ends}


def test_similarity_learned_in_arrays_is_what_rebuild_writes(world: Driver) -> None:
    assert held(read_graph(world, RULES)) == pytest.approx(ties(world, "cosine"))


def test_what_is_written_is_what_was_measured(world: Driver) -> None:
    facts, before = fingerprint(world), read_graph(world, RULES)
    after, reports = run(before, STEPS, 1, SilentProgress(), anyway=True)
    write_optimised(world, before, after, NOW, SilentProgress())
    assert {one.step for one in reports if one.stays} >= {"idf", "redundant-edges", "bridges", "communities"}
    assert ties(world, "cosine") == pytest.approx(held(after))
    assert {start for start, _ in ties(world, "content")} >= {"unmet"}
    assert after.about.items.size < before.about.items.size
    counted = world.execute_query("MATCH (:Item)-[a:ABOUT]->(:Interest) RETURN count(a) AS n").records
    assert counted[0]["n"] == after.about.items.size
    assert world.execute_query("MATCH (c:Community) RETURN count(c) AS n").records[0]["n"] > 1
    assert fingerprint(world) == facts
    assert verify(world, read_table(), RULES, SilentProgress()).differences == []


def test_an_interest_that_tells_nothing_has_no_weight_any_more(world: Driver) -> None:
    before = read_graph(world, RULES)
    noise = np.array([id == "jazz" for id in before.interest_ids])
    after = replace(before, noise=noise, specificity=np.where(noise, 0.0, before.specificity))
    write_optimised(world, before, after, NOW, SilentProgress())
    drawn = "MATCH (:User)-[d:INTERESTED_IN]->(t:Interest {interest_id: 'jazz'}) RETURN count(d) AS n"
    assert world.execute_query(drawn).records[0]["n"] == 0
    again = "MATCH (t:Interest {interest_id: 'jazz'}) RETURN t.dropped AS why, COUNT { (t)-[:LEADS_TO]->() } AS leads"
    assert tuple(world.execute_query(again).records[0]) == ("noise", 0)
    assert verify(world, read_table(), RULES, SilentProgress()).differences == []


def test_a_second_run_begins_where_the_first_did(world: Driver) -> None:
    steps = [step for step in STEPS if step.name in ("decay", "idf", "weak-edges", "hub-caps", "bridges")]
    outcomes = []
    for _ in range(2):
        before = read_graph(world, RULES)
        after, reports = run(before, steps, 1, SilentProgress(), anyway=True)
        write_optimised(world, before, after, NOW, SilentProgress())
        outcomes.append((reports, fingerprint(world, everything=True)))
    assert outcomes[0] == outcomes[1]


def test_the_command_measures_writes_and_undoes(cli: Cli, world: Driver) -> None:
    assert cli("mine").returncode == 0 and cli("optimise", "--undo").returncode == 0
    before = fingerprint(world, everything=True)
    dry = cli("optimise", "--dry-run", "--anyway")
    assert dry.returncode == 0 and "nothing was written" in dry.stdout
    assert fingerprint(world, everything=True) == before
    ran = cli("optimise", "--anyway", "--step", "idf,redundant-edges,noise-interests,bridges", "--json")
    assert [one["step"] for one in json.loads(ran.stdout)["steps"]] == [
        "idf", "redundant-edges", "noise-interests", "bridges"
    ]  # fmt: skip
    assert fingerprint(world, everything=True) != before
    assert json.loads(cli("optimise", "--undo", "--json").stdout) == {"undone": True}
    assert fingerprint(world, everything=True) == before


def test_an_empty_graph_has_nothing_to_optimise(empty_graph: Driver, cli: Cli) -> None:
    for command in ("clean", "optimise"):
        ran = cli(command, "--json")
        assert ran.returncode == 0
        assert not any(one["changes"] for one in json.loads(ran.stdout)["steps"])

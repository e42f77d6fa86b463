"""Communities are those that were planted, with and without Graph Data Science, and a rebuild can be stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction, User
from graph_schema.upsert import write_records
from services.analytics.communities import CommunitiesReport, Method, rebuild_communities
from services.analytics.community import BROAD, FINE
from services.analytics.leiden_gds import has_gds
from services.analytics.stability import adjusted_rand_index
from services.feedback.kinds import read_table
from services.feedback.strengths import refresh_feedback
from services.observability.progress import Progress, SilentProgress, SilentStep
from tests.tastes import TASTES, planted_tastes, tastes_records
from tests.worlds import NOW, RULES, plant_facts

MEMBERS = """
MATCH (node)-[:IN_COMMUNITY {level: $level}]->(community:Community {level: $level})
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, community.community_id AS community
"""
Members = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def tastes(driver: Driver) -> Driver:
    plant_facts(driver, tastes_records())
    return driver


@pytest.fixture
def found(tastes: Driver) -> Iterator[Driver]:
    tastes.execute_query("MATCH (c:Community) DETACH DELETE c")
    rebuild(tastes)
    yield tastes


def rebuild(driver: Driver, method: Method = "native", progress: Progress | None = None) -> CommunitiesReport:
    return rebuild_communities(driver, RULES.shrink, NOW, progress or SilentProgress(), method=method)


def members(driver: Driver, level: int) -> Members:
    rows = driver.execute_query(MEMBERS, level=level).records
    held = {(row["label"], row["id"]): row["community"] for row in rows}
    assert len(held) == len(rows), "a member of two communities of one level"
    return held


def likeness(held: Members, level: int) -> float:
    planted = {member: of[level - 1] for member, of in planted_tastes().items()}
    return adjusted_rand_index(planted, {member: held[member] for member in planted})


@pytest.mark.parametrize("method", ["gds", "native"])
@pytest.mark.parametrize("level", [BROAD, FINE])
def test_what_was_planted_is_found(tastes: Driver, method: Method, level: int) -> None:
    assert rebuild(tastes, method).method == method
    assert likeness(members(tastes, level), level) >= 0.9


@pytest.mark.parametrize("level", [BROAD, FINE])
def test_graph_data_science_changes_nothing(tastes: Driver, level: int) -> None:
    assert has_gds(tastes)
    found = []
    for method in ("gds", "native"):
        rebuild(tastes, method)
        found.append(members(tastes, level))
    assert adjusted_rand_index(found[0], found[1]) >= 0.9
    assert tastes.execute_query("CALL gds.graph.list() YIELD graphName RETURN graphName").records == []


def test_a_community_is_named_by_what_sets_it_apart(found: Driver) -> None:
    rows = found.execute_query("MATCH (c:Community {level: 1}) RETURN c.name AS name, c.name_zh AS name_zh").records
    named = {taste for row in rows for taste in TASTES if taste in row["name"]}
    assert (named, len(rows)) == (set(TASTES), len(TASTES))
    assert {"爵士", "金属"} <= {word for row in rows for word in row["name_zh"].split("、")}


def test_figures_count_the_members(found: Driver) -> None:
    query = """
    MATCH (c:Community)
    RETURN c.size AS size, c.users + c.items + c.interests AS parts, c.users AS users,
           COUNT { (c)<-[:IN_COMMUNITY]-() } AS members, COUNT { (c)<-[:IN_COMMUNITY]-(:User) } AS people
    """
    for row in found.execute_query(query).records:
        assert (row["size"], row["parts"], row["users"]) == (row["members"], row["members"], row["people"])


def test_a_fine_community_lies_in_one_broad_one(found: Driver) -> None:
    query = """
    MATCH (node)-[:IN_COMMUNITY]->(fine:Community {level: 2})-[:PART_OF]->(broad:Community)
    RETURN fine.community_id AS id, count(*) AS n, fine.size AS size,
           sum(COUNT { (node)-[:IN_COMMUNITY]->(broad) }) AS inside, broad.level AS level
    """
    rows = found.execute_query(query).records
    assert {row["id"] for row in rows} == set(members(found, FINE).values())
    for row in rows:
        assert (row["n"], row["inside"], row["level"]) == (row["size"], row["size"], BROAD)


def test_a_second_run_writes_nothing(found: Driver) -> None:
    before = fingerprint(found, everything=True)
    assert rebuild(found).moved == 0
    assert fingerprint(found, everything=True) == before


def test_ids_stay_where_most_members_stay(found: Driver) -> None:
    before = members(found, BROAD)
    write_records(found, [Interaction("newcomer", f"bebop-{n}", "like", NOW) for n in range(5)])
    refresh_feedback(found, read_table(), NOW, SilentProgress())
    try:
        rebuild(found)
        after = members(found, BROAD)
        assert after[("User", "newcomer")] == after[("Item", "bebop-0")]
        stayed = sum(after[member] == before[member] for member in before)
        assert stayed >= 0.95 * len(before)
    finally:
        found.execute_query("MATCH (u:User {user_id: 'newcomer'}) DETACH DELETE u")


def test_who_has_no_ties_is_in_none(found: Driver) -> None:
    write_records(found, [User("hermit")])
    rebuild(found)
    assert ("User", "hermit") not in members(found, BROAD)


class StoppedStep(SilentStep):
    def advance(self, n: int = 1) -> None:
        raise KeyboardInterrupt


class StoppedProgress(SilentProgress):
    """Ctrl-C after the first batch of members."""

    def step(self, title: str, total: int | None = None, unit: str = "rows") -> SilentStep:
        return StoppedStep() if title == "members" else SilentStep()


def test_a_run_stopped_in_the_middle_is_completed(found: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = members(found, BROAD)
    found.execute_query("MATCH (c:Community) DETACH DELETE c")
    monkeypatch.setattr("services.analytics.communities.ROWS_A_BATCH", 40)
    with pytest.raises(KeyboardInterrupt):
        rebuild(found, progress=StoppedProgress())
    assert len(members(found, BROAD)) == 40
    rebuild(found)
    assert adjusted_rand_index(members(found, BROAD), whole) == 1
    assert rebuild(found).moved == 0


def test_the_fingerprint_does_not_depend_on_ids_given_before(found: Driver) -> None:
    whole = fingerprint(found, everything=True)
    found.execute_query("MATCH (c:Community) SET c.community_id = replace(c.community_id, '-', '-9')")
    assert fingerprint(found, everything=True) == whole
    found.execute_query("MATCH (c:Community) SET c.contents = c.contents + '!'")
    assert fingerprint(found, everything=True) != whole


def test_an_empty_graph_has_none(empty_graph: Driver) -> None:
    for method in ("gds", "native"):
        report = rebuild(empty_graph, method)
        assert (report.broad, report.fine, report.moved) == (0, 0, 0)

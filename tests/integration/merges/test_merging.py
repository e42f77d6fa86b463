"""What a merge does to the graph, what it refuses, and what the way back restores."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.errors import MergeError, UnknownInterestError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import Distinction, Document, Item, Merge, Statement, Tagging, User
from graph_schema.upsert import write_records
from loaders.forget import Shared, refresh_shared
from loaders.merging import refresh_merged
from loaders.mine import mine
from services.feedback.kinds import read_table
from services.feedback.statements import statements_of, withdraw
from services.merges.decisions import merge, refuse, standing_merges, undo, undone_merges
from services.observability.progress import SilentProgress
from services.privacy.erasure import erase_user
from services.relations.rebuilding import rebuild_relations
from services.search.interest_ties import interest_ties
from tests.worlds import NOW, RULES, plant_facts, toy_records


@pytest.fixture
def world(empty_graph: Driver) -> Driver:
    plant_facts(empty_graph, toy_records())
    return empty_graph


def refresh(driver: Driver) -> None:
    refresh_merged(driver, read_table(), RULES, NOW, SilentProgress())


def about(driver: Driver) -> set[tuple[str, str, str]]:
    rows = driver.execute_query(
        "MATCH (i:Item)-[a:ABOUT]->(t:Interest) RETURN i.item_id, t.interest_id, a.source"
    ).records
    return {tuple(row.values()) for row in rows}


def drawn(driver: Driver, user_id: str) -> set[str]:
    query = "MATCH (:User {user_id: $id})-[:INTERESTED_IN]->(t:Interest) RETURN t.interest_id AS id"
    return {row["id"] for row in driver.execute_query(query, id=user_id).records}


def test_everything_stands_at_the_surviving_interest(world: Driver) -> None:
    moved = merge(world, Merge("saxophone", "jazz", "person", "for the test", NOW))
    refresh(world)
    assert (moved.mentions, moved.into_id) == (1, "jazz")
    assert ("giant-steps", "jazz", "crowd") in about(world)
    assert not [one for one in about(world) if one[1] == "saxophone"]
    assert "saxophone" not in drawn(world, "ada") and "jazz" in drawn(world, "ada")
    [standing] = standing_merges(world)
    assert (standing.interest.interest_id, standing.into.interest_id, standing.by, standing.why, standing.at) == (
        "saxophone", "jazz", "person", "for the test", NOW,
    )  # fmt: skip
    assert [one.interest_id for one in interest_ties(world, "jazz").merged] == ["saxophone"]
    assert interest_ties(world, "saxophone").merged_into.interest_id == "jazz"  # type: ignore[union-attr]


def test_what_is_mined_later_stands_there_too(world: Driver) -> None:
    merge(world, Merge("saxophone", "jazz", at=NOW))
    plant_facts(
        world, [Tagging("bo", "goldberg", "saxophone", NOW), Document("r2", "A saxophone!", user_id="bo", at=NOW)]
    )
    assert ("goldberg", "jazz", "crowd") in about(world)
    undo(world, "saxophone", "person", NOW)
    refresh(world)
    assert {("goldberg", "saxophone", "crowd"), ("giant-steps", "saxophone", "crowd")} <= about(world)
    assert ("goldberg", "jazz", "crowd") not in about(world)
    [undone] = undone_merges(world)
    assert (undone.interest.interest_id, undone.undone_by, undone.undone_at) == ("saxophone", "person", NOW)


def test_relations_are_restored_as_well(world: Driver) -> None:
    rebuild_relations(world, SilentProgress())
    before = fingerprint(world, everything=True)
    merge(world, Merge("metal", "classical-music", at=NOW))
    refresh(world)
    assert fingerprint(world, everything=True).value != before.value
    undo(world, "metal", "person", NOW)
    refresh(world)
    assert fingerprint(world, everything=True).parts == before.parts


def test_of_two_statements_the_later_counts_and_both_come_back(world: Driver) -> None:
    write_records(world, [Statement("eve", "jazz", "muted", NOW + timedelta(days=1))])
    before = fingerprint(world)
    merge(world, Merge("jazz", "metal", at=NOW))
    [said] = statements_of(world, "eve")
    assert (said.interest_id, said.kind) == ("metal", "muted")
    write_records(world, [Statement("eve", "jazz", "pinned", NOW + timedelta(days=2))])
    assert [one.kind for one in statements_of(world, "eve")] == ["pinned"]
    undo(world, "jazz", "person", NOW)
    assert {(one.interest_id, one.kind) for one in statements_of(world, "eve")} == {
        ("metal", "added"),
        ("jazz", "pinned"),
    }
    withdraw(world, "eve", "jazz", RULES)
    write_records(world, [Statement("eve", "jazz", "muted", NOW + timedelta(days=1))])
    assert fingerprint(world).value == before.value


def test_taking_back_what_was_said_of_a_merged_interest_holds_for_all_its_names(world: Driver) -> None:
    merge(world, Merge("metal", "jazz", at=NOW))
    assert withdraw(world, "eve", "metal", RULES)
    assert statements_of(world, "eve") == ()


def test_a_name_in_the_other_language_is_lent_and_given_back(empty_graph: Driver) -> None:
    plant_facts(empty_graph, [Item("a", "A", categories=("zydeco",)), Item("b", "B", categories=("柴迪科舞曲",))])
    names = "MATCH (i:Interest {interest_id: 'zydeco'}) RETURN i.name AS name, i.name_zh AS zh"
    merge(empty_graph, Merge("柴迪科舞曲", "zydeco", at=NOW))
    assert empty_graph.execute_query(names).records[0].data() == {"name": "zydeco", "zh": "柴迪科舞曲"}
    undo(empty_graph, "柴迪科舞曲", "person", NOW)
    assert empty_graph.execute_query(names).records[0]["zh"] is None


def test_impossible_decisions_are_refused_and_change_nothing(world: Driver) -> None:
    merge(world, Merge("saxophone", "jazz", at=NOW))
    before = fingerprint(world, everything=True)
    for one, other, error in (
        ("saxophone", "metal", MergeError),
        ("jazz", "saxophone", MergeError),
        ("jazz", "jazz", MergeError),
        ("jazz", "nothing", UnknownInterestError),
        ("nothing", "jazz", UnknownInterestError),
    ):
        with pytest.raises(error):
            merge(world, Merge(one, other, at=NOW))
    with pytest.raises(MergeError):
        undo(world, "jazz", "person", NOW)
    with pytest.raises(UnknownInterestError):
        refuse(world, Distinction("jazz", "nothing", at=NOW))
    assert fingerprint(world, everything=True).value == before.value


def test_merges_and_mining_at_once_lose_nothing(world: Driver) -> None:
    names = ("saxophone", "jazz", "metal", "classical-music")

    def turn(number: int) -> None:
        one, other = names[number % 4], names[(number + 1 + number // 4 % 3) % 4]
        with suppress(MergeError):
            merge(world, Merge(one, other, at=NOW))
        plant_facts(world, [Document(f"x{number}", "I love saxophone and metal.", user_id="bo", at=NOW)])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(turn, range(6)))
    for one in standing_merges(world):
        undo(world, one.interest.interest_id, "person", NOW)
    mine(world, read_table(), RULES, NOW, SilentProgress())
    counted = world.execute_query(
        "MATCH (d:Document)-[m:MENTIONS]->(t:Interest) WHERE d.document_id STARTS WITH 'x'"
        " RETURN t.interest_id AS id, count(DISTINCT d) AS n, count(m.through) AS left ORDER BY id"
    ).records
    assert [row.data() for row in counted] == [
        {"id": "metal", "n": 6, "left": 0},
        {"id": "saxophone", "n": 6, "left": 0},
    ]


def test_forgetting_a_person_leaves_none_of_their_words_in_merges(world: Driver) -> None:
    before = fingerprint(world, everything=True)
    secret = [
        User("zed"),
        Tagging("zed", "paranoid", "zed's own nickname", NOW),
        Document("z1", "nothing", user_id="zed", at=NOW),
        Statement("zed", "zeds-own-nickname", "pinned", NOW),
        Statement("zed", "zeds-private-word", "pinned", NOW),
    ]
    plant_facts(world, secret)
    merge(world, Merge("saxophone", "zeds-own-nickname", at=NOW))
    merge(world, Merge("zeds-private-word", "jazz", at=NOW))
    merge(world, Merge("zeds-own-nickname", "zeds-private-word", at=NOW))
    refresh(world)
    erase_user(world, "zed", NOW, SilentProgress())
    refresh_shared(world, Shared(read_table(), RULES), NOW, SilentProgress())
    left = world.execute_query(
        "MATCH (n) UNWIND [n.interest_id, n.name, n.name_zh] + coalesce(n.aliases, []) AS text"
        " WITH text WHERE text CONTAINS 'nickname' OR text CONTAINS 'private' RETURN text"
    ).records
    assert left == []
    ties = world.execute_query("MATCH ()-[r]->() WHERE r.through CONTAINS 'zed' RETURN r").records
    assert ties == []
    assert [(one.interest.interest_id, one.into.interest_id) for one in standing_merges(world)] == [
        ("saxophone", "jazz")
    ]
    undo(world, "saxophone", "person", NOW)
    refresh(world)
    assert fingerprint(world, everything=True).parts == before.parts

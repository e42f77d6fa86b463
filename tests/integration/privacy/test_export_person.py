"""A person gets all that is held of them, readable, and nothing of anybody else's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph_schema.errors import UnknownUserError
from services.privacy.person import read_person
from tests.conftest import Cli
from tests.planted_person import BOOK_TEXT, EVENT, ID, MARKERS, NAME, others, planted
from tests.worlds import NOW, plant, toy_records

HELD = "MATCH (u:User {user_id: $id})-[r]-() RETURN count(r) AS n"


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    plant(driver, toy_records() + others() + planted())
    similar = "MATCH (u:User {user_id: $id}), (o:User {user_id: 'bo'}) CREATE (u)-[:SIMILAR_TO {weight: 0.5}]->(o)"
    driver.execute_query(similar, id=ID)
    passed = "MATCH (u:User {user_id: $id}), (i:Item {item_id: 'paranoid'}) CREATE (u)-[:PASSED_OVER {at: $now}]->(i)"
    driver.execute_query(passed, id=ID, now=NOW)
    return driver


def test_every_relationship_of_the_person_is_in_it(world: Driver) -> None:
    person = read_person(world, ID)
    parts = (person.feedback, person.tags, person.texts, person.follows, person.followers, person.statements)
    assert [(one.label, one.id) for one in person.passed_over] == [("Item", "paranoid")]
    total = sum(len(part) for part in (*parts, person.passed_over, person.interests, person.derived))
    assert total == world.execute_query(HELD, id=ID).records[0]["n"]
    assert {(tie.type, tie.id, tie.properties["kind"]) for tie in person.statements} == {
        ("STATED", "jazz", "muted"),
        ("STATED", "marker-hobby", "pinned"),
    }
    assert {tie.type for tie in person.derived} == {"SIMILAR_TO", "IN_COMMUNITY"}
    assert person.profile["name"] == NAME


def test_an_interest_names_what_it_rests_on(world: Driver) -> None:
    found = {one.interest_id: one for one in read_person(world, ID).interests}
    assert ("giant-steps", "Giant Steps", "rate") in [
        (one["item_id"], one["title"], one["kind"]) for one in found["saxophone"].feedback
    ]
    assert {one["document_id"] for one in found["saxophone"].texts} == {"d2", "d3"}
    assert all(one.evidence >= len(one.feedback) + len(one.texts) for one in found.values())


def test_an_unknown_person_is_said_to_be_unknown(world: Driver) -> None:
    with pytest.raises(UnknownUserError):
        read_person(world, "nobody")


def test_the_command_writes_json_for_its_owner_only(cli: Cli, world: Driver, tmp_path: Path) -> None:
    ran = cli("export-person", ID, "--output", "mine.json")
    assert ran.returncode == 0, ran.stderr
    text = (tmp_path / "mine.json").read_text(encoding="utf-8")
    assert (tmp_path / "mine.json").stat().st_mode & 0o077 == 0
    assert [marker for marker in MARKERS if marker not in text] == []
    found: dict[str, Any] = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert set(found) == {"exported_at", "person", "recommendations"}
    [event] = [one["events"] for one in found["person"]["feedback"] if one["kind"] == "like"][:1]
    assert (event[0]["event_id"], event[0]["at"], event[0]["value"]) == (EVENT, "2026-05-29T00:00:00+00:00", None)
    assert BOOK_TEXT in [one["document"]["text"] for one in found["person"]["texts"]]
    assert {one["recommender"] for one in found["recommendations"]} >= {"hybrid", "popularity"}
    assert json.loads(cli("export-person", ID).stdout)["person"] == found["person"]
    assert cli("export-person", "nobody").returncode == 1

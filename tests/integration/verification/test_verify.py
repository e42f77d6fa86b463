"""Every stored weight comes out again, and a wrong one is found."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.records import Interaction
from services.feedback.kinds import read_table
from services.observability.progress import SilentProgress
from services.verification.weights import Verification, verify
from tests.worlds import ITEMS, NOW, RULES, plant, toy_records


@pytest.fixture(scope="module")
def crowded_world(driver: Driver) -> Driver:
    dice = random.Random(5)
    records = toy_records()
    for n in range(600):
        kind = dice.choice(["view", "rate", "listen", "buy", "dislike", "like"])
        value = float(dice.randrange(0, 6)) if kind == "rate" else float(dice.randrange(5000))
        at = None if n % 11 == 0 else NOW - timedelta(hours=dice.randrange(30_000))
        records.append(Interaction(f"u{dice.randrange(25)}", dice.choice(ITEMS).item_id, kind, at, value))
    plant(driver, records)
    return driver


def check(driver: Driver) -> Verification:
    return verify(driver, read_table(), RULES, SilentProgress())


def test_every_weight_of_a_crowd_comes_out_again(crowded_world: Driver) -> None:
    found = check(crowded_world)
    assert (found.differences, found.stale) == ([], 0)
    assert found.figures > 400


def test_a_wrong_weight_is_named(crowded_world: Driver) -> None:
    change = (
        "MATCH (:User {user_id: 'ada'})-[d:INTERESTED_IN]->(:Interest {interest_id: 'jazz'}) SET d.weight = d.weight"
    )
    crowded_world.execute_query(f"{change} + 0.00001")
    try:
        [difference] = check(crowded_world).differences
        assert (difference.user_id, difference.what) == ("ada", "weight of jazz")
    finally:
        crowded_world.execute_query(f"{change} - 0.00001")


def test_what_waits_for_a_refresh_is_counted_not_judged(crowded_world: Driver) -> None:
    crowded_world.execute_query("MATCH (u:User {user_id: 'bo'}) SET u.interests_stale = true")
    try:
        found = check(crowded_world)
        assert (found.stale, found.differences) == (1, [])
    finally:
        crowded_world.execute_query("MATCH (u:User {user_id: 'bo'}) REMOVE u.interests_stale")

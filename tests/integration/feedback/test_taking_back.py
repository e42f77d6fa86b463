"""An event that is taken back leaves nothing behind, and what is beside it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.feedback.taking_back import take_back_event
from services.observability.progress import SilentProgress
from services.verification.weights import verify
from tests.worlds import NOW, RULES, plant, toy_records

TABLE = read_table()


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


@pytest.mark.parametrize("kind", ["like", "dislike", "rate", "view"])
@pytest.mark.parametrize("item", ["kind-of-blue", "goldberg"])
@pytest.mark.parametrize("days", [-30, 3])
def test_a_new_event_taken_back_leaves_the_graph_as_it_was(toy_world: Driver, kind: str, item: str, days: int) -> None:
    before = fingerprint(toy_world, everything=True)
    value = 4.0 if kind == "rate" else None
    event = Interaction("ada", item, kind, NOW + timedelta(days=days), value, "mistake")
    record_event(toy_world, event, TABLE, RULES, NOW + timedelta(days=9))
    assert fingerprint(toy_world, everything=True) != before
    assert take_back_event(toy_world, "ada", item, "mistake", TABLE, RULES, NOW)
    assert fingerprint(toy_world, everything=True) == before
    verified = verify(toy_world, TABLE, RULES, SilentProgress())
    assert (verified.differences, verified.stale) == ([], 0)


def test_what_was_never_there_is_not_taken_back(toy_world: Driver) -> None:
    for user, item in (("ada", "goldberg"), ("nobody", "goldberg"), ("ada", "none")):
        assert not take_back_event(toy_world, user, item, "mistake", TABLE, RULES, NOW)

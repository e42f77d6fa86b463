"""What people say of their interests beats what is derived, and survives it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.errors import RejectedStatementError, UnknownInterestError, UnknownUserError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction, Statement
from graph_schema.reset import reset
from graph_schema.upsert import write_records
from loaders.mine import mine
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.feedback.statements import state, statements_of, withdraw
from services.lists.listing import Lists
from services.observability.progress import SilentProgress
from services.recommenders.catalogue import recommenders
from services.search.user_interests import user_interests
from services.verification.weights import verify
from tests.worlds import NOW, RULES, plant, toy_records

TABLE = read_table()


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


def say(driver: Driver, user_id: str, interest_id: str, kind: str, hours: int = 0) -> None:
    state(driver, Statement(user_id, interest_id, kind, NOW + timedelta(hours=hours)), RULES)


def weights(driver: Driver, user_id: str) -> dict[str, float]:
    return {one.interest_id: one.weight * one.polarity for one in user_interests(driver, user_id).rows}


def test_the_next_list_knows_what_was_said(toy_world: Driver) -> None:
    lists = Lists(toy_world, recommenders(toy_world))
    say(toy_world, "nil", "classical-music", "added")
    first = lists.best("nil", "interest-path", 1)[0]
    assert first.item.id in {"goldberg", "winterreise"}
    assert first.terms[0].ties[0].detail == "added"
    say(toy_world, "nil", "classical-music", "muted", hours=1)
    assert weights(toy_world, "nil") == {}
    assert not any(term.nodes for term in lists.best("nil", "interest-path", 1)[0].terms)


def test_what_is_muted_counts_nothing_whatever_comes_in_and_is_mined(toy_world: Driver) -> None:
    before = weights(toy_world, "ada")
    assert before["jazz"] > 0
    say(toy_world, "ada", "jazz", "muted")
    say(toy_world, "ada", "metal", "removed")
    record_event(toy_world, Interaction("ada", "giant-steps", "like", NOW), TABLE, RULES, NOW)
    mine(toy_world, TABLE, RULES, NOW, SilentProgress())
    assert not {"jazz", "metal"} & set(weights(toy_world, "ada"))
    paths = [
        term.nodes[1].id
        for one in Lists(toy_world, recommenders(toy_world)).best("ada", "hybrid", 10)
        for term in one.terms
        if term.kind == "interest-path"
    ]
    assert not {"jazz", "metal"} & set(paths)
    assert withdraw(toy_world, "ada", "jazz", RULES)
    assert weights(toy_world, "ada")["jazz"] > 0
    assert not withdraw(toy_world, "ada", "jazz", RULES)


def test_what_is_pinned_counts_one_and_what_is_added_at_least_half(toy_world: Driver) -> None:
    derived = weights(toy_world, "ada")
    say(toy_world, "ada", "metal", "pinned")
    say(toy_world, "ada", "classical-music", "added")
    now = weights(toy_world, "ada")
    assert (now["metal"], now["classical-music"], derived["metal"] < 0) == (1.0, 0.5, True)
    found = verify(toy_world, TABLE, RULES, SilentProgress())
    assert (found.differences, found.stale) == ([], 0)


def test_the_later_statement_counts_in_any_order(empty_graph: Driver) -> None:
    said = [
        Statement("ada", "jazz", "muted", NOW),
        Statement("ada", "jazz", "pinned", NOW + timedelta(days=1)),
        Statement("ada", "metal", "added", None),
        Statement("bo", "jazz", "added", NOW),
    ]
    values = set()
    for order in (said, said[::-1], said + said):
        reset(empty_graph)
        plant(empty_graph, [*toy_records(), *order])
        values.add(fingerprint(empty_graph, everything=True).value)
        assert [one.kind for one in statements_of(empty_graph, "ada") if one.interest_id == "jazz"] == ["pinned"]
    assert len(values) == 1


def test_a_statement_may_come_before_its_interest(empty_graph: Driver) -> None:
    write_records(empty_graph, [Statement("ada", "jazz", "pinned", NOW)])
    plant(empty_graph, toy_records())
    assert weights(empty_graph, "ada")["jazz"] == 1.0
    assert statements_of(empty_graph, "ada")[0].name == "jazz"


def test_what_cannot_be_said_is_refused(toy_world: Driver) -> None:
    with pytest.raises(RejectedStatementError, match="kind"):
        say(toy_world, "ada", "jazz", "adored")
    with pytest.raises(UnknownUserError):
        say(toy_world, "nobody", "jazz", "pinned")
    with pytest.raises(UnknownInterestError):
        say(toy_world, "ada", "no-such-thing", "pinned")

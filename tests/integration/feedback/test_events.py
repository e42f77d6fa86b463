"""One event: stored once, checked, and visible at once."""

from __future__ import annotations

import dataclasses
import math
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from neo4j import Driver

from graph_schema.errors import RejectedEventError, UnknownItemError, UnknownUserError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction
from graph_schema.reset import reset
from loaders.mine import mine
from services.analytics.communities import rebuild_communities
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.feedback.single_event import write_newest_event
from services.learning.nearest import Likeness
from services.learning.neighbours import rebuild_neighbours
from services.learning.similarity import count_stale, rebuild_similarity
from services.observability.progress import SilentProgress
from services.recommenders.catalogue import recommenders
from services.verification.weights import verify
from tests.worlds import NOW, RULES, plant, toy_records

TABLE = read_table()


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


def send(driver: Driver, event: Interaction, may_create: bool = False) -> bool:
    return record_event(driver, event, TABLE, RULES, NOW, may_create=may_create).is_new


def test_the_next_list_knows_of_the_event(toy_world: Driver) -> None:
    hybrid = recommenders(toy_world)["hybrid"]
    assert hybrid.recommend("ada", 1)[0].item.id == "giant-steps"
    send(toy_world, Interaction("ada", "giant-steps", "like", NOW))
    assert "giant-steps" not in {one.item.id for one in hybrid.recommend("ada", 10)}
    before = hybrid.recommend("nil", 10)
    send(toy_world, Interaction("nil", "goldberg", "like", NOW))
    assert [one.item.id for one in hybrid.recommend("nil", 1)] == ["winterreise"] != [one.item.id for one in before[:1]]


def test_the_same_key_again_changes_nothing(toy_world: Driver) -> None:
    event = Interaction("ada", "goldberg", "view", NOW, event_id="click-1")
    assert send(toy_world, event)
    first = fingerprint(toy_world, everything=True)
    assert not send(toy_world, event)
    assert fingerprint(toy_world, everything=True) == first


def test_first_events_at_once_lose_no_pleased_person_and_no_event(toy_world: Driver) -> None:
    people = [row["id"] for row in toy_world.execute_query("MATCH (u:User) RETURN u.user_id AS id ORDER BY id").records]
    toy_world.execute_query(
        "MATCH (i:Item {item_id: 'paranoid'})<-[r:INTERACTED_WITH]-() DELETE r SET i.popularity = 0"
    )
    likes = [
        Interaction(person, "paranoid", "like", NOW, event_id=f"{person}-{n}") for n in range(3) for person in people
    ]
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda event: send(toy_world, event), likes))
    rows = toy_world.execute_query(
        "MATCH (i:Item {item_id: 'paranoid'})<-[r:INTERACTED_WITH]-() RETURN r.count AS n, i.popularity AS p"
    ).records
    assert [(row["n"], row["p"]) for row in rows] == [(3, len(people))] * len(people)


def test_an_event_newer_than_what_stands_is_one_statement_and_any_other_is_left_alone(toy_world: Driver) -> None:
    table, driver = TABLE.kind("like"), toy_world
    event = Interaction("ada", "paranoid", "like", NOW, event_id="a")
    assert write_newest_event(driver, event, table, RULES, NOW)
    later = dataclasses.replace(event, at=NOW + timedelta(hours=1))
    assert write_newest_event(driver, dataclasses.replace(later, event_id="b"), table, RULES, NOW)
    assert not any(write_newest_event(driver, one, table, RULES, NOW) for one in (event, later))
    [row] = driver.execute_query(
        "MATCH (:User {user_id: 'ada'})-[r {kind: 'like'}]->({item_id: 'paranoid'}) RETURN r.event_ids AS ids"
    ).records
    assert row["ids"] == ["a", "b"]
    assert not write_newest_event(driver, dataclasses.replace(event, user_id="zoe"), table, RULES, NOW)
    driver.execute_query("MATCH (u:User {user_id: 'fay'}) SET u.strengths_stale = true")
    before = fingerprint(driver, everything=True)
    assert not write_newest_event(driver, dataclasses.replace(event, user_id="fay"), table, RULES, NOW)
    assert fingerprint(driver, everything=True) == before


def test_weights_after_events_are_those_of_a_recomputation(toy_world: Driver) -> None:
    for day, kind in enumerate(("view", "buy", "dislike", "rate")):
        send(toy_world, Interaction("ada", "goldberg", kind, NOW + timedelta(days=day), 4.0))
    found = verify(toy_world, TABLE, RULES, SilentProgress())
    assert (found.differences, found.stale) == ([], 0)
    assert found.figures > 20


def test_other_rules_weigh_everyone_anew(toy_world: Driver) -> None:
    others = dataclasses.replace(RULES, half_life_days=3.0)
    assert verify(toy_world, TABLE, others, SilentProgress()).differences
    mine(toy_world, TABLE, others, NOW, SilentProgress())
    assert verify(toy_world, TABLE, others, SilentProgress()).differences == []


def test_similarity_after_a_refresh_equals_a_full_rebuild(toy_world: Driver) -> None:
    events = [Interaction("fay", "paranoid", "like", NOW), Interaction("nil", "goldberg", "buy", NOW)]
    for event in events:
        send(toy_world, event)
    assert count_stale(toy_world) > 0
    refreshed = rebuild_similarity(toy_world, NOW, SilentProgress(), Likeness(shrink=0.5))
    assert 0 < refreshed.written < refreshed.nodes + 1
    assert count_stale(toy_world) == 0
    stepwise = fingerprint(toy_world, everything=True).parts["SIMILAR_TO of Item"]
    toy_world.execute_query("MATCH ()-[r:SIMILAR_TO]->() DELETE r")
    toy_world.execute_query("MATCH (i:Item) REMOVE i.similar_to_checksum")
    rebuild_similarity(toy_world, NOW, SilentProgress(), Likeness(shrink=0.5))
    assert fingerprint(toy_world, everything=True).parts["SIMILAR_TO of Item"] == stepwise


def test_events_in_any_order_give_the_same_graph(empty_graph: Driver) -> None:
    events = [
        Interaction("ada", item, kind, NOW - timedelta(hours=hour), 3.0 if kind == "rate" else None)
        for hour, (item, kind) in enumerate(
            [("goldberg", "view"), ("goldberg", "view"), ("paranoid", "rate"), ("goldberg", "buy")]
        )
    ]
    found = set()
    for order in (events, events[::-1], events + events):
        reset(empty_graph)
        plant(empty_graph, toy_records())
        for event in order:
            send(empty_graph, event)
        mine(empty_graph, TABLE, RULES, NOW, SilentProgress())
        rebuild_similarity(empty_graph, NOW, SilentProgress(), Likeness(shrink=0.5))
        rebuild_neighbours(empty_graph, NOW, SilentProgress(), Likeness(shrink=0.5))
        rebuild_communities(empty_graph, RULES.shrink, NOW, SilentProgress(), method="native")
        found.add(fingerprint(empty_graph, everything=True).value)
    assert len(found) == 1


def test_events_one_after_the_other_and_backwards_leave_the_same_ties_and_figures(empty_graph: Driver) -> None:
    dice = random.Random(7)
    events = [
        Interaction(
            dice.choice(("ada", "nil")),
            dice.choice(("goldberg", "paranoid")),
            kind := dice.choice(("view", "listen", "dislike")),
            None if n == 0 else NOW + timedelta(minutes=n // 2),
            dice.choice((0.0, 3.0, 500.0, None)) if kind == "listen" else None,
            event_id=f"event-{n}",
        )
        for n in range(40)
    ]
    found = []
    for order in (events, events[::-1]):
        reset(empty_graph)
        plant(empty_graph, toy_records())
        assert all(send(empty_graph, event) for event in order)
        assert verify(empty_graph, TABLE, RULES, SilentProgress()).differences == []
        [pleased] = empty_graph.execute_query(
            "MATCH (i:Item) RETURN collect([coalesce(i.popularity, 0), "
            "COUNT { MATCH (i)<-[r:INTERACTED_WITH]-(u:User) WHERE r.strength > 0 RETURN DISTINCT u }]) AS counted"
        ).records
        assert all(stored == counted for stored, counted in pleased["counted"])
        ties = empty_graph.execute_query(
            "MATCH (u:User)-[r:INTERACTED_WITH]->(i:Item) RETURN u.user_id AS user, i.item_id AS item, "
            "properties(r) AS tie ORDER BY user, item, r.kind"
        ).records
        found.append([(row["user"], row["item"], repr(sorted(row["tie"].items()))) for row in ties])
    assert found[0] == found[1]


GOOD = Interaction("ada", "goldberg", "rate", NOW, 4.0)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"user_id": " "}, "user_id"),
        ({"item_id": "x" * 1001}, "item_id"),
        ({"event_id": "a\0b"}, "event_id"),
        ({"kind": "hum"}, "kind"),
        ({"kind": "*"}, "kind"),
        ({"value": None}, "value"),
        ({"value": math.nan}, "value"),
        ({"at": datetime(9999, 1, 1, tzinfo=UTC)}, "at"),
        ({"at": datetime(2026, 1, 1)}, "at"),
    ],
)
def test_a_wrong_event_is_refused_by_field(driver: Driver, change: dict, named: str) -> None:
    with pytest.raises(RejectedEventError, match=named):
        send(driver, dataclasses.replace(GOOD, **change))


def test_missing_ends_are_an_error_unless_they_may_be_made(toy_world: Driver) -> None:
    with pytest.raises(UnknownUserError):
        send(toy_world, Interaction("zoe", "goldberg", "like", NOW))
    with pytest.raises(UnknownItemError):
        send(toy_world, Interaction("ada", "new-record", "like", NOW))
    assert send(toy_world, Interaction("zoe", "new-record", "like", NOW), may_create=True)


def test_derived_times_follow_the_events(toy_world: Driver) -> None:
    query = """
    MATCH (:User {user_id: 'nil'})-[r:INTERACTED_WITH]->(:Item)
    RETURN r.first_at.epochMillis AS first, r.last_at.epochMillis AS last, r.count AS n
    """
    for hours in (5, 1, 9):
        send(toy_world, Interaction("nil", "goldberg", "view", NOW + timedelta(hours=hours)))
    [row] = toy_world.execute_query(query).records
    expected = [int((NOW + timedelta(hours=hours)).timestamp() * 1000) for hours in (1, 9)]
    assert [row["first"], row["last"], row["n"]] == [*expected, 3]


def test_a_key_used_again_for_other_content_keeps_one_event_and_all_weights_right(toy_world: Driver) -> None:
    first = Interaction("ada", "goldberg", "rate", NOW, 2.0, event_id="stars")
    assert send(toy_world, first)
    assert not send(toy_world, dataclasses.replace(first, value=5.0, at=NOW + timedelta(days=1)))
    query = "MATCH (:User {user_id: 'ada'})-[r {kind: 'rate'}]->() RETURN r.count AS n, r.value AS v, r.strength AS s"
    [row] = toy_world.execute_query(query).records
    assert (row["n"], row["v"]) == (1, 5.0)
    assert row["s"] > 0
    found = verify(toy_world, TABLE, RULES, SilentProgress())
    assert (found.stale, found.differences) == (0, [])

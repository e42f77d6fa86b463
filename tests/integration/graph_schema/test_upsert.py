"""The same facts twice, in pieces, in another order or by two writers at once give the same graph."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Document, Interaction, Item, Record
from graph_schema.reset import reset
from graph_schema.upsert import write_records
from tests.worlds import NOW, toy_records


def facts(seed: int = 0) -> list[Record]:
    dice = random.Random(seed)
    records = toy_records()
    for n in range(400):
        user_id, item_id = f"u{dice.randrange(12)}", f"i{dice.randrange(15)}"
        at = None if n % 7 == 0 else NOW - timedelta(hours=dice.randrange(50))
        records.append(Interaction(user_id, item_id, dice.choice(["view", "rate"]), at, float(dice.randrange(1, 6))))
    records += [Item(f"i{n}", "x" * (n % 3 + 1), categories=(f"c{n}",)) for n in range(15)]
    records += [Item(f"i{n}", "y", categories=("z",), description=f"about {n}") for n in range(15)]
    records += [Document("d", "short", user_id="u1"), Document("d", "a longer text", user_id="u1", item_id="i1")]
    return records


def test_twice_shuffled_and_in_pieces_is_the_same(empty_graph: Driver) -> None:
    records = facts()
    write_records(empty_graph, records)
    whole = fingerprint(empty_graph)
    again = write_records(empty_graph, records)
    assert fingerprint(empty_graph) == whole
    assert sum(again.written.values()) == 0
    random.Random(1).shuffle(records)
    reset(empty_graph)
    for start in range(0, len(records), 37):
        write_records(empty_graph, records[start : start + 37])
    assert fingerprint(empty_graph) == whole


def test_two_writers_at_once_lose_nothing(empty_graph: Driver) -> None:
    records = facts()
    write_records(empty_graph, records)
    whole = fingerprint(empty_graph)
    reset(empty_graph)
    orders = [random.Random(seed).sample(records, len(records)) for seed in range(3)]

    def write(order: list[Record]) -> None:
        for start in range(0, len(order), 50):
            write_records(empty_graph, order[start : start + 50])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, orders))
    assert fingerprint(empty_graph) == whole


def test_a_changed_fact_changes_the_fingerprint(empty_graph: Driver) -> None:
    write_records(empty_graph, facts())
    before = fingerprint(empty_graph)
    write_records(empty_graph, [Interaction("ada", "goldberg", "view", NOW)])
    after = fingerprint(empty_graph)
    changed = {part for part in before.parts if before.parts[part] != after.parts[part]}
    assert (before.value != after.value, changed) == (True, {"INTERACTED_WITH"})


def test_all_events_of_a_pair_are_kept(empty_graph: Driver) -> None:
    for day in (3, 1, 2):
        write_records(empty_graph, [Interaction("u", "i", "rate", NOW + timedelta(days=day), float(day))])
    [row], _, _ = empty_graph.execute_query(
        "MATCH (:User)-[r:INTERACTED_WITH]->(:Item) RETURN r.count AS n, r.value AS value, r.values AS values"
    )
    assert (row["n"], row["value"], row["values"]) == (3, 3.0, [1.0, 2.0, 3.0])


HOSTILE = [
    "a/b?c#d%20",
    "'; MATCH (n) DETACH DELETE n //",
    'quote " and \\ backslash',
    "`back``tick`",
    "<script>alert(1)</script>",
    "红楼梦 🀄",
    "x" * 1000,
    "\u202eright to left",
    "$id {curly} %s",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(empty_graph: Driver, text: str) -> None:
    records: list[Record] = [Item(text, text, text), Interaction(text, text, "like", NOW, event_id=text)]
    records.append(Document(text, text, user_id=text, item_id=text))
    write_records(empty_graph, records)
    [row], _, _ = empty_graph.execute_query(
        "MATCH (u:User)-[r:INTERACTED_WITH]->(i:Item)"
        " RETURN u.user_id AS u, i.item_id AS i, i.title AS t, r.event_ids AS e"
    )
    assert row.values() == [text, text, text, [text]]

"""A merge that is undone leaves no trace: whatever was merged, in whatever order, and whatever came in meanwhile."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from graph_schema.fingerprint import Fingerprint, fingerprint
from graph_schema.records import Document, Merge, Record, Statement
from graph_schema.reset import reset
from graph_schema.upsert import write_records
from loaders.mine import mine
from services.feedback.kinds import read_table
from services.merges.decisions import merge, undo
from services.observability.progress import SilentProgress
from tests.random_world import THEMES, random_records
from tests.worlds import NOW, RULES

NAMES = THEMES[:6]
IDS = ["jazz", "opera", "folk", "metal", "blues", "techno"]


def quickly(examples: int) -> settings:
    """Return settings for tests that fill a database for each example, and would take minutes to shrink one."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


def some_records(seed: int) -> list[Record]:
    """Return items, events, tags, texts, and statements of people who said something of several interests."""
    random = Random(seed)
    records = random_records(seed, users=6, items=10, interests=len(NAMES), events=4)
    for n in range(8):
        words = " and ".join(random.sample(NAMES, 2))
        item = f"i{random.randint(0, 9)}" if n % 2 else None
        records.append(Document(f"d{n}", f"I love {words}.", user_id=f"u{n % 6}", item_id=item, at=NOW))
    for user in range(6):
        for interest_id in random.sample(IDS, 3):
            kind = random.choice(["pinned", "added", "muted", "removed"])
            at = random.choice([None, NOW - timedelta(days=random.randint(0, 3), microseconds=user)])
            records.append(Statement(f"u{user}", interest_id, kind, at))
    random.shuffle(records)
    return records


def refreshed(driver: Driver) -> Fingerprint:
    mine(driver, read_table(), RULES, NOW, SilentProgress())
    return fingerprint(driver, everything=True)


@st.composite
def chains(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Return merges that make no circle: each into one that is later in a shuffled list."""
    order = draw(st.permutations(IDS))
    count = draw(st.integers(1, len(order) - 1))
    pairs = [(order[at], order[draw(st.integers(at + 1, len(order) - 1))]) for at in range(count)]
    return draw(st.permutations(pairs))


@quickly(5)
@given(st.integers(0, 999), chains(), st.randoms(use_true_random=False), st.booleans())
def test_merges_undone_in_any_order_leave_the_graph_as_it_was(
    empty_graph: Driver, seed: int, pairs: list[tuple[str, str]], random: Random, is_refreshed_between: bool
) -> None:
    reset(empty_graph)
    records = some_records(seed)
    half = len(records) // 2 if seed % 2 else len(records)
    write_records(empty_graph, records[:half])
    before = refreshed(empty_graph)
    for one, other in pairs:
        merge(empty_graph, Merge(one, other, at=NOW))
        if is_refreshed_between:
            merged = refreshed(empty_graph)
            assert merged.value != before.value
    write_records(empty_graph, records[half:])
    if is_refreshed_between:
        refreshed(empty_graph)
    for one, _ in random.sample(pairs, len(pairs)):
        undo(empty_graph, one, "person", NOW)
    after = refreshed(empty_graph)
    reset(empty_graph)
    write_records(empty_graph, records)
    expected = refreshed(empty_graph)
    assert after.parts == expected.parts
    if half == len(records):
        assert before.parts == expected.parts
    assert after.value == expected.value


@quickly(3)
@given(st.integers(0, 999), chains())
def test_what_is_mined_after_a_merge_stands_where_it_stands_when_merged_after_mining(
    empty_graph: Driver, seed: int, pairs: list[tuple[str, str]]
) -> None:
    reset(empty_graph)
    records = some_records(seed)
    write_records(empty_graph, records)
    refreshed(empty_graph)
    for one, other in pairs:
        merge(empty_graph, Merge(one, other, at=NOW))
    late = refreshed(empty_graph)
    reset(empty_graph)
    write_records(empty_graph, [*(Merge(one, other, at=NOW) for one, other in pairs), *records])
    early = refreshed(empty_graph)
    interest_parts = {name for name in early.parts if name != "MERGED_INTO"}
    assert {name: late.parts[name] for name in interest_parts} == {name: early.parts[name] for name in interest_parts}

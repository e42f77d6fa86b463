"""Groups are nested, named and keep their ids, whatever the members."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from services.analytics.continuity import keep_ids
from services.analytics.naming import Names, names_of, top_interests
from services.analytics.partition import gather, nest, substantial
from services.analytics.ties import Member

LABELLED = st.dictionaries(st.tuples(st.sampled_from(["User", "Item"]), st.integers(0, 40).map(str)), st.integers(0, 6))


@given(LABELLED, st.randoms())
def test_nesting_keeps_every_member_and_puts_each_fine_group_into_one_broad_one(labels: dict, dice) -> None:
    fine = gather(labels)
    broad = nest(fine, gather({member: dice.randrange(4) for member in labels}))
    assert sorted(member for group in broad for member in group) == sorted(labels)
    for group in fine:
        assert sum(not group.isdisjoint(wide) for wide in broad) == 1


@given(LABELLED)
def test_the_order_of_the_members_changes_no_partition(labels: dict) -> None:
    found = gather(labels)
    assert found == gather(dict(reversed(labels.items())))
    assert [len(group) for group in found] == sorted(map(len, found), reverse=True)


@given(LABELLED, LABELLED)
def test_ids_are_kept_one_by_one(before: dict, after: dict) -> None:
    stored = {member: f"c1-{label + 1}" for member, label in before.items()}
    partition = gather(after)
    ids = keep_ids(partition, stored, 1)
    assert len(set(ids)) == len(partition)
    for community_id, group in zip(ids, partition, strict=True):
        held = {member for member, id in stored.items() if id == community_id}
        assert not held or 3 * len(held & group) >= len(held | group)


@given(LABELLED)
def test_the_same_groups_keep_their_ids(labels: dict) -> None:
    partition = gather(labels)
    ids = keep_ids(partition, {}, 2)
    stored = {member: id for id, group in zip(ids, partition, strict=True) for member in group}
    assert keep_ids(partition, stored, 2) == ids


def test_a_lone_pair_is_no_community() -> None:
    assert [len(group) for group in substantial(gather({("User", str(n)): n // 8 for n in range(10)}), 5)] == [8]


JAZZ, METAL = (frozenset({("User", "ada"), ("User", "bo")}), frozenset({("User", "cleo")}))
TIES: Mapping[Member, list[tuple[str, float]]] = {
    ("User", "ada"): [("music", 1.0), ("jazz", 0.5)],
    ("User", "bo"): [("music", 1.0), ("jazz", 0.5)],
    ("User", "cleo"): [("music", 1.0), ("metal", 0.5)],
}


def test_what_everyone_likes_names_no_group() -> None:
    jazz, metal = top_interests([JAZZ, METAL], TIES)
    assert (jazz, metal) == ([("jazz", 1.0)], [("metal", 1.0)])


def test_a_single_group_is_named_by_what_it_likes_most() -> None:
    [everyone] = top_interests([JAZZ | METAL], TIES)
    assert [interest_id for interest_id, _ in everyone] == ["music", "jazz", "metal"]
    assert math.isclose(everyone[0][1], 1.0)


def test_two_groups_of_equal_tops_have_names_of_their_own() -> None:
    names = {id: Names(id, id + "!") for id in "abcde"}
    named = names_of([[(id, 1.0) for id in "abcd"], [(id, 1.0) for id in "abce"], []], names)
    assert [one.name for one in named] == ["a, b, c", "a, b, c, e", "various"]
    assert named[0].name_zh == "a!、b!、c!"

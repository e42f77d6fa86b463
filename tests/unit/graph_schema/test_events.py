"""Events are kept once each, in order, whatever the order of their arrival."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from graph_schema.records import Interaction, content_hash, event_id
from graph_schema.upsert.events import merge_events

EVENTS = st.lists(
    st.tuples(
        st.integers(0, 5), st.sampled_from("abcd"), st.one_of(st.just(math.nan), st.sampled_from([1.0, 2.0, 3.0]))
    )
)


@given(EVENTS, st.randoms(), st.integers(0, 10))
def test_pieces_in_any_order_merge_to_the_same_list(events: list, random: object, cut: int) -> None:
    whole = merge_events(events)
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    pieces = merge_events(merge_events(shuffled[:cut]).events, shuffled[cut:], shuffled)
    assert repr(pieces) == repr(whole)


@given(EVENTS)
def test_ids_are_distinct_and_times_ascend(events: list) -> None:
    merged = merge_events(events)
    assert len(set(merged.ids)) == len(merged.ids)
    assert [e[:2] for e in merged.events] == sorted(e[:2] for e in merged.events)


def test_the_newest_known_value_is_the_value() -> None:
    row = merge_events([(1, "a", 4.0), (2, "b", 2.0), (3, "c", math.nan)]).row("item", "rate")
    assert row[5] == 2.0


def test_no_value_is_none() -> None:
    assert merge_events([(0, "a", math.nan)]).row("item", "view")[5] is None


def test_the_same_event_has_the_same_id_and_another_has_another() -> None:
    one = Interaction("u", "i", "view")
    assert event_id(one) == event_id(Interaction("u", "i", "view"))
    assert event_id(one) != event_id(Interaction("u", "i", "like"))
    assert event_id(Interaction("u", "i", "view", event_id="mine")) == "mine"


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_no_two_contents_share_a_hashed_text(one: list[str], other: list[str]) -> None:
    assert (content_hash(*one) == content_hash(*other)) == (one == other)

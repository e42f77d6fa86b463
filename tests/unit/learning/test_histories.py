"""Histories keep order, count each thing once, and weigh it by what came since."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.learning.histories import histories

EVENTS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6), st.integers(0, 3)), max_size=40)


def test_a_thing_counts_half_for_each_half_life_of_things_since() -> None:
    known = histories([0, 0, 0], [2, 0, 1], [10, 20, 30], (1, 3))
    assert known.recent(1.0).toarray().tolist() == [[0.5, 1.0, 0.25]]
    assert known.recent(None).toarray().tolist() == [[1.0, 1.0, 1.0]]


def test_one_time_for_all_is_no_order() -> None:
    known = histories([0, 0], [0, 1], [5, 5], (1, 2))
    assert not known.has_order
    assert known.recent(1.0).toarray().tolist() == [[1.0, 1.0]]


def test_of_one_time_the_given_order_decides() -> None:
    known = histories([0, 0, 0], [0, 1, 2], [1, 1, 2], (1, 3), ties=[9, 3, 0])
    assert known.places.tolist() == [1, 0, 2]


def test_a_thing_liked_again_counts_at_its_first_place() -> None:
    known = histories([0, 0, 0], [0, 1, 0], [1, 2, 3], (1, 2))
    assert (known.liked.nnz, known.places.tolist()) == (2, [0, 1])


@given(EVENTS)
def test_places_count_up_from_zero_in_order_of_time(events: list[tuple[int, int, int]]) -> None:
    users, items, times = zip(*events, strict=True) if events else ((), (), ())
    known = histories(users, items, times, (5, 7))
    assert set(zip(known.users.tolist(), known.liked.indices.tolist(), strict=True)) == {(u, i) for u, i, _ in events}
    for user in range(5):
        mine = known.users == user
        assert sorted(known.places[mine]) == list(range(mine.sum()))
        assert sorted(known.steps_back[mine]) == list(range(mine.sum()))
        in_order = known.times[mine][np.argsort(known.places[mine])]
        assert (np.diff(in_order) >= 0).all()


@given(EVENTS, st.lists(st.integers(0, 4), max_size=5))
def test_some_users_keep_what_is_theirs(events: list[tuple[int, int, int]], rows: list[int]) -> None:
    users, items, times = zip(*events, strict=True) if events else ((), (), ())
    known = histories(users, items, times, (5, 7))
    some = known.of_users(rows)
    assert some.liked.toarray().tolist() == known.liked.toarray()[rows].tolist()
    assert some.places.tolist() == [place for row in rows for place in known.places[known.users == row].tolist()]


def test_no_events_are_empty_histories() -> None:
    known = histories([], [], [], (3, 4))
    assert (known.liked.shape, known.liked.nnz, known.has_order) == ((3, 4), 0, False)
    assert known.recent(2.0).toarray() == pytest.approx(np.zeros((3, 4)))

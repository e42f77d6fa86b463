"""Questions are chosen by what their answers tell: in planted worlds the best one is plain to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.interview.choosing import agreement, choose_questions
from services.interview.known import Known
from services.interview.people import People

NOBODY = Known(frozenset(), (), (), (), frozenset(), (), ())


def people(likes: Mapping[str, Sequence[str]], drawn: Mapping[str, Sequence[str]] | None = None) -> People:
    """Return a panel from what each person likes, and what draws each."""
    interests = drawn or {}
    items = sorted({item for row in likes.values() for item in row})
    names = sorted({one for row in interests.values() for one in row})
    liked = _table(likes, items)
    usual = liked.mean(axis=0) if likes else np.zeros(0)
    return People(
        tuple(items),
        tuple(names),
        liked,
        _table({who: interests.get(who, ()) for who in likes}, names),
        np.ones(len(likes)),
        usual,
    )


def _table(rows: Mapping[str, Sequence[str]], columns: Sequence[str]) -> np.ndarray:
    cells = [[float(one in row) for one in columns] for row in rows.values()]
    return np.array(cells).reshape(len(rows), len(columns))


def known(
    liked: Sequence[str] = (), disliked: Sequence[str] = (), passed: Sequence[str] = (), drawn: Sequence[str] = ()
) -> Known:
    return Known(
        frozenset({*liked, *disliked}), tuple(liked), tuple(disliked), tuple(drawn), frozenset(), tuple(passed), ()
    )


def ids(world: People, before: Known, n: int = 1) -> list[str]:
    return [one.id for one in choose_questions(world, before, {*world.items}, n)]


CLUBS = people(
    {
        **{f"rock {n}": ["hit", "rock", f"rock {n % 3}"] for n in range(10)},
        **{f"folk {n}": ["hit", "folk", f"folk {n % 3}"] for n in range(10)},
    }
)
"""Everybody likes the hit; one half likes rock with one of three records, the other folk."""


def test_what_everybody_likes_is_not_asked_and_what_divides_them_is() -> None:
    assert ids(CLUBS, NOBODY)[0] in {"rock", "folk"}
    assert "hit" not in ids(CLUBS, NOBODY, 10)


def test_after_a_yes_it_asks_within_the_club() -> None:
    asked = ids(CLUBS, known(liked=["rock"]))
    assert asked[0] in {"rock 0", "rock 1", "rock 2"}


def test_after_a_no_it_asks_elsewhere() -> None:
    assert ids(CLUBS, known(disliked=["rock"]))[0].startswith("folk")


def test_what_was_not_known_is_not_asked_again() -> None:
    assert "rock" not in ids(CLUBS, known(passed=["rock"]), 20)


def test_of_two_questions_with_the_same_answer_one_is_asked() -> None:
    twins = people({"a": ["one", "two", "x"], "b": ["one", "two"], "c": ["x"], "d": ["y"], "e": ["y"], "f": []})
    assert {*ids(twins, NOBODY, 2)} != {"one", "two"}


def test_where_few_know_any_item_an_interest_is_asked() -> None:
    world = people(
        {f"p{n}": [f"i{n % 10}"] for n in range(20)},
        {f"p{n}": ["poetry"] if n % 5 < 2 else ["prose"] for n in range(20)},
    )
    [first] = choose_questions(world, NOBODY, {*world.items}, 1)
    assert (first.label, first.id in {"poetry", "prose"}) == ("Interest", True)
    assert first.share == pytest.approx(0.4 if first.id == "poetry" else 0.6)


def test_an_interest_that_was_spoken_of_is_not_asked() -> None:
    world = people({"a": ["x"], "b": ["y"]}, {"a": ["jazz"], "b": ["metal"]})
    said = Known(frozenset(), (), (), ("jazz",), frozenset({"metal"}), (), ())
    assert {one.label for one in choose_questions(world, said, {*world.items}, 9)} == {"Item"}


def test_with_nobody_to_look_at_nothing_is_asked() -> None:
    assert ids(people({}), NOBODY, 3) == []


ITEMS = [f"i{n}" for n in range(8)]
rows = st.lists(st.lists(st.sampled_from(ITEMS), unique=True), min_size=1, max_size=12)
subsets = st.lists(st.sampled_from(ITEMS), unique=True, max_size=3)


@settings(deadline=None)
@given(rows, subsets, subsets, st.integers(1, 10))
def test_questions_are_open_distinct_and_as_many_as_wanted(
    likes: list[list[str]], liked: list[str], passed: list[str], n: int
) -> None:
    world = people({str(at): row for at, row in enumerate(likes)})
    before = known(liked=liked, passed=passed)
    weights = agreement(world, before)
    assert weights.sum() == pytest.approx(1)
    assert (weights > 0).all()
    chosen = choose_questions(world, before, {*world.items}, n)
    assert len({one.id for one in chosen}) == len(chosen) <= n
    assert not {one.id for one in chosen} & {*liked, *passed}
    assert all(0 < one.share < 1 and one.told >= 0 for one in chosen)


@settings(deadline=None)
@given(rows)
def test_the_order_of_people_does_not_matter(likes: list[list[str]]) -> None:
    shuffled = sorted(likes, key=lambda row: (len(row), row))
    one, other = (people({str(at): row for at, row in enumerate(order)}) for order in (likes, shuffled))
    told = [
        {choice.id: round(choice.share, 9) for choice in choose_questions(world, NOBODY, {*world.items}, 20)}
        for world in (one, other)
    ]
    assert told[0] == told[1]

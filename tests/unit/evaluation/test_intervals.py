"""Intervals hold what other draws of users would give."""

from __future__ import annotations

from services.evaluation.figures import UserFigures
from services.evaluation.intervals import difference, intervals


def users(*gains: float) -> dict[str, UserFigures]:
    return {f"u{n}": UserFigures((gain, gain), (gain, gain), 1 if gain else None, ()) for n, gain in enumerate(gains)}


def test_equal_users_leave_no_doubt() -> None:
    assert intervals(users(0.5, 0.5, 0.5), 1)["ndcg@10"] == (0.5, 0.5)


def test_the_mean_lies_within_and_more_users_say_it_closer() -> None:
    few, many = (intervals(users(*[0.0, 1.0] * n), 1)["ndcg@10"] for n in (10, 1000))
    assert few[0] < many[0] < 0.5 < many[1] < few[1]
    assert abs(many[1] - many[0] - 2 * 1.96 * 0.5 / 2000**0.5) < 0.005, "as the standard error says"


def test_a_seed_gives_the_same_again() -> None:
    drawn = users(*[0.0, 0.3, 1.0] * 20)
    assert intervals(drawn, 5) == intervals(drawn, 5)
    assert intervals(drawn, 5) != intervals(drawn, 6)


def test_a_small_advantage_everywhere_is_no_noise() -> None:
    one, other = users(*[0.1, 0.9] * 50), users(*[0.11, 0.91] * 50)
    low, high = difference(other, one, 1)
    assert 0.009 < low <= high < 0.011
    assert difference(one, one, 1) == (0.0, 0.0)


def test_nobody_has_no_interval() -> None:
    assert intervals({}, 1)["mrr"] == (0.0, 0.0)

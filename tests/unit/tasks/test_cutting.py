"""Positives are cut so that nothing to be found is known, the same way for the same seed."""

from __future__ import annotations

import random

import pytest

from graph_schema.errors import SourceError
from services.tasks.cutting import WAYS, Positive, cut, histories


def positives(times: bool = True) -> list[Positive]:
    """Twenty users who liked ten of thirty things each, one after another."""
    dice = random.Random(3)
    return [
        (f"u{user}", f"i{item}", float(place) if times else 0.0)
        for user in range(20)
        for place, item in enumerate(dice.sample(range(30), 10))
    ]


KNOWN = histories(positives(), 1)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_known_and_to_be_found_and_nothing_is_lost(way: str) -> None:
    tables = cut(KNOWN, way, 1)
    for train, test in (
        ("train", "test"),
        ("cold_items_train", "cold_items_test"),
        ("new_users_train", "new_users_test"),
    ):
        known, wanted = {row[:2] for row in tables[train]}, {row[:2] for row in tables[test]}
        known |= {row[:2] for row in tables["new_users_profile"]} if train == "new_users_train" else set()
        assert known
        assert wanted
        assert not known & wanted
        assert known | wanted == {one[:2] for liked in KNOWN.liked.values() for one in liked}
    assert tables == cut(KNOWN, way, 1)
    assert tables != cut(KNOWN, way, 2)


def test_by_time_the_last_fifth_of_each_is_held_back() -> None:
    tables = cut(KNOWN, "time", 1)
    for user, liked in KNOWN.liked.items():
        held = [row[1] for row in tables["test"] if row[0] == user]
        assert held == [item for _, item, _ in liked][-len(held) :]
        assert len(held) == max(1, len(liked) // 5)
        folds = [row[3] for row in tables["train"] if row[0] == user]
        assert folds == ["fit"] * (len(folds) - 1) + ["valid"]


def test_the_last_one_is_left_out() -> None:
    test = cut(KNOWN, "leave-one-out", 1)["test"]
    assert test == [liked[-1][:2] for liked in KNOWN.liked.values()]


def test_of_a_fifth_of_the_users_all_but_three_are_held_back() -> None:
    tables = cut(KNOWN, "user", 1)
    new = {row[0] for row in tables["test"]}
    assert len(new) == 4
    assert {sum(row[0] == user for row in tables["train"]) for user in new} == {3}


def test_what_is_rare_is_left_out_until_nothing_is() -> None:
    rare = [("once", "i1", 1.0), *(("u0", f"only{n}", 1.0) for n in range(3))]
    known = histories([*positives(), *rare], 1)
    assert known.liked == KNOWN.liked


def test_a_pair_counts_once_at_its_first_time() -> None:
    again = [(user, item, at + 1000) for user, item, at in positives()]
    assert histories([*again, *positives()], 1).liked == KNOWN.liked


def test_without_times_there_is_nothing_to_cut_by() -> None:
    known = histories(positives(times=False), 1)
    assert not known.has_times
    with pytest.raises(SourceError, match="no times"):
        cut(known, "time", 1)
    assert cut(known, "random", 1)["test"]


def test_too_little_is_said() -> None:
    with pytest.raises(SourceError, match="nothing to measure on"):
        histories([("ada", "a", 1.0)], 1)

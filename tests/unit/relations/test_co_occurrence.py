"""Interests that are met together, and those that only happen to be."""

from __future__ import annotations

from random import Random

from services.relations.co_occurrence import related


def test_what_is_always_met_together_is_related_both_ways() -> None:
    carried = [["jazz", "saxophone"]] * 10 + [["metal"]] * 10
    found = {(one.interest_id, one.other_id): one for one in related(carried, k=5)}
    assert set(found) == {("jazz", "saxophone"), ("saxophone", "jazz")}
    assert found["jazz", "saxophone"].weight == 1.0
    assert found["jazz", "saxophone"].shared == 10


def test_what_stands_on_everything_is_related_to_nothing() -> None:
    carried = [["book", "jazz"]] * 10 + [["book", "metal"]] * 10
    assert related(carried, k=5) == []


def test_chance_makes_no_relation() -> None:
    random = Random(5)
    names = [f"t{n}" for n in range(12)]
    carried = [random.sample(names, 3) for _ in range(300)]
    assert len(related(carried, k=10)) <= 2


def test_each_interest_keeps_its_strongest_only() -> None:
    carried = [["hub", f"t{n}"] for n in range(8) for _ in range(12)] + [["other"]] * 400
    found = [one for one in related(carried, k=3) if one.interest_id == "hub"]
    assert [one.rank for one in found] == [1, 2, 3]


def test_nothing_carried_relates_nothing() -> None:
    assert related([], k=3) == []

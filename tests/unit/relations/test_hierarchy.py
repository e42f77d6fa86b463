"""What is a kind of what."""

from __future__ import annotations

import pytest

from services.language.broader import ancestors, listed_parents
from services.relations.hierarchy import Broader, UsedInterest, hierarchy


def used(*names: str, kind: str = "topic") -> list[UsedInterest]:
    return [UsedInterest(name.replace(" ", "-"), name, kind) for name in names]


def test_listed_parents_come_first_and_those_not_in_use_are_skipped() -> None:
    found = hierarchy(used("deep learning", "artificial intelligence", "technology"))
    assert Broader("deep-learning", "artificial-intelligence", "dictionary") in found
    assert Broader("artificial-intelligence", "technology", "dictionary") in found


def test_the_noun_at_the_end_says_what_a_thing_is_a_kind_of() -> None:
    found = hierarchy(used("lake fishing", "fishing", "ice lake fishing"))
    assert Broader("lake-fishing", "fishing", "words") in found
    assert Broader("ice-lake-fishing", "lake-fishing", "words") in found


def test_chinese_names_end_in_what_they_are_a_kind_of() -> None:
    found = hierarchy([UsedInterest("湖边钓鱼", "湖边钓鱼", "topic"), *used("fishing")])
    assert found == [Broader("湖边钓鱼", "fishing", "words")]


@pytest.mark.parametrize("names", [("hot dog", "dog"), ("guitar", "bass"), ("jazz", "acid house")])
def test_words_that_lead_astray_are_left_alone(names: tuple[str, str]) -> None:
    assert hierarchy(used(*names)) == []


def test_people_and_brands_have_no_wider_interest() -> None:
    assert hierarchy([*used("blue rock", kind="brand"), *used("rock")]) == []


def test_no_listed_interest_is_above_itself() -> None:
    for interest_id in listed_parents():
        assert interest_id not in list(ancestors(interest_id))

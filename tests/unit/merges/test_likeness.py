"""Which names are one interest without asking, which are asked about, which are not."""

from __future__ import annotations

import pytest

from services.merges.likeness import Likeness, judge


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("europop", "euro-pop"),
        ("king of pop", "the king of pop"),
        ("bridges and bridge parts", "bridge and bridge parts"),
        ("electrolash", "electroclash"),
        ("powerfull voice", "powerful voice"),
        ("brasilian jazz", "brazilian jazz"),
    ],
)
def test_the_same_words_in_another_spelling_are_one(one: str, other: str) -> None:
    assert judge(one, other, 0.96) is Likeness.SAME
    assert judge(other, one, 0.96) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("soft rock", "hard rock"),
        ("guitar string", "guitar strap"),
        ("manchester", "madchester"),
        ("the king", "king"),
        ("vocal jazz", "jazz vocal"),
        ("推理小说", "科幻小说"),
    ],
)
def test_other_words_are_never_one_however_near(one: str, other: str) -> None:
    assert judge(one, other, 0.999) is not Likeness.SAME


def test_a_kind_of_a_thing_is_not_the_thing() -> None:
    assert judge("rock", "pop rock", 0.98) is Likeness.DIFFERENT
    assert judge("小说", "推理小说", 0.98) is Likeness.DIFFERENT


def test_short_words_that_are_near_to_all_others_are_not_asked_about() -> None:
    assert judge("king", "snake", 0.92) is Likeness.DIFFERENT
    assert judge("greek", "greece", 0.92) is Likeness.LIKELY
    assert judge("古堡", "庄园", 0.92) is Likeness.DIFFERENT


def test_numbers_tell_apart() -> None:
    assert judge("toy story", "toy story 2", 0.99) is Likeness.DIFFERENT
    assert judge("70s pop", "60s pop", 0.99) is Likeness.DIFFERENT


def test_translations_are_only_proposed() -> None:
    assert judge("bluegrass", "蓝草", 0.99) is Likeness.LIKELY
    assert judge("bluegrass", "蓝草", 0.7) is Likeness.DIFFERENT

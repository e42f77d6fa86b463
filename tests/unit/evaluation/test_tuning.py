"""Tuning looks at the training part only, and finds what is planted there."""

from __future__ import annotations

import random
from dataclasses import replace

from services.evaluation.split import Split
from services.evaluation.tuning import WHOLE, tune_item_based, tune_user_based

TASTES, USERS, SHELF = 4, 15, 25


def a_split(seed: int = 0) -> Split:
    """Users of four tastes who like half of their shelf; one thing of each is in the fold valid, one in test."""
    dice = random.Random(seed)
    train, times, folds, test = [], [], [], []
    for taste in range(TASTES):
        for user in range(USERS):
            liked = [f"{taste}-{item}" for item in dice.sample(range(SHELF), SHELF // 2)]
            name = f"{taste}-{user}"
            test.append((name, liked.pop()))
            for place, item in enumerate(liked):
                train.append((name, item))
                times.append(float(place))
                folds.append("valid" if place == len(liked) - 1 else "fit")
    return Split(tuple(train), tuple(times), tuple(folds), tuple(test))


def test_finds_a_setting_that_finds_the_planted_tastes() -> None:
    for tune in (tune_item_based, tune_user_based):
        setting = tune(a_split(), 42)
        assert setting.valid_ndcg is not None
        assert setting.valid_ndcg > 0.15


def test_the_test_part_does_not_matter() -> None:
    split = a_split()
    other = replace(split, test=tuple((user, "elsewhere") for user, _ in split.test))
    assert tune_item_based(split, 42) == tune_item_based(other, 42)
    assert tune_user_based(split, 42) == tune_user_based(other, 42)


def test_a_long_history_is_used_where_it_helps() -> None:
    assert tune_item_based(a_split(1), 42).history in (30, WHOLE)


def test_a_split_without_folds_keeps_the_start() -> None:
    split = replace(a_split(), folds=tuple("fit" for _ in a_split().folds))
    assert tune_user_based(split, 42).valid_ndcg == 0.0

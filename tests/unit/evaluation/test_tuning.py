"""Tuning looks at the training part only, and finds what is planted there."""

from __future__ import annotations

import random
from dataclasses import replace

from services.evaluation.tuning import WHOLE, tune_item_based, tune_user_based
from services.tasks.task import Known, Task, task_of

TASTES, USERS, SHELF = 4, 15, 25


def a_task(seed: int = 0) -> Task:
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
    known = Known(tuple(train), tuple(times), tuple(folds))
    return task_of("main", known, tuple(test), known.interactions)


def test_finds_a_setting_that_finds_the_planted_tastes() -> None:
    for tune in (tune_item_based, tune_user_based):
        setting = tune(a_task(), 42)
        assert setting.valid_ndcg is not None
        assert setting.valid_ndcg > 0.15


def test_the_test_part_does_not_matter() -> None:
    task = a_task()
    other = replace(task, wanted=tuple((user, "elsewhere") for user, _ in task.wanted))
    assert tune_item_based(task, 42) == tune_item_based(other, 42)
    assert tune_user_based(task, 42) == tune_user_based(other, 42)


def test_a_long_history_is_used_where_it_helps() -> None:
    assert tune_item_based(a_task(1), 42).history in (30, WHOLE)


def test_without_folds_the_last_of_each_are_held_out() -> None:
    task = a_task()
    setting = tune_user_based(replace(task, known=replace(task.known, folds=())), 42)
    assert setting == tune_user_based(task, 42), "the fold holds the last of each as well"

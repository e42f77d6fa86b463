"""Learned methods are tuned on the training part only, by the ties that will be kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.evaluation.folds import fold_of_task
from services.evaluation.method_tuning import (
    QUICK,
    TiesSetting,
    contenders,
    ties_of,
    tune_item_methods,
    tune_taste,
)
from services.evaluation.tuning import Setting, _Fold
from services.learning.method_names import OF_ITEMS
from services.learning.tuning.tie_grids import newest, tie_scores
from services.observability.progress import SilentProgress
from services.tasks.validation import validation
from tests.unit.evaluation.test_tuning import a_task


def test_a_task_as_arrays_holds_what_the_task_holds() -> None:
    task = validation(a_task(), 42)
    fold, other = fold_of_task(task, 42), _Fold(task, 42)
    assert (fold.known.liked.nnz, int(fold.wanted.sum())) == (len(task.known.interactions), len(task.wanted))
    for history in (3, 100):
        assert newest(fold.known, history).nnz == other.newest(history).nnz


@pytest.mark.parametrize("has_times", [True, False])
def test_of_what_came_at_one_time_the_lower_id_counts_as_the_newer(has_times: bool) -> None:
    task = a_task()
    known = replace(task.known, times=task.known.times if has_times else None)
    task = validation(replace(task, known=known), 42)
    fold, other = fold_of_task(task, 42), _Fold(task, 42)
    items = sorted({item for _, item in (*task.known.interactions, *task.wanted)})
    old = sorted({item for _, item in task.known.interactions})
    columns = [items.index(item) for item in old]
    assert (newest(fold.known, 4)[:, columns] != other.newest(4)).nnz == 0


def test_finds_settings_that_find_the_planted_tastes() -> None:
    found = tune_item_methods(a_task(), OF_ITEMS, 42, SilentProgress())
    assert tuple(found) == OF_ITEMS
    assert isinstance(found["cosine"], Setting)
    for name, setting in found.items():
        assert ties_of(setting).method == name
        assert setting.valid_ndcg is not None
        assert setting.valid_ndcg > 0.15


def test_says_what_fewer_ties_measure() -> None:
    setting = tune_item_methods(a_task(), ["rp3beta"], 42, SilentProgress())["rp3beta"]
    assert isinstance(setting, TiesSetting)
    assert [k for k, _ in setting.prices] == [20, 50, 100, 200, None]


@pytest.mark.parametrize("name", ["als", "bpr"])
def test_vectors_find_the_planted_tastes(name: str) -> None:
    assert tune_taste(a_task(), name, 42).valid_ndcg > 0.15


def test_the_test_part_does_not_matter() -> None:
    task = a_task()
    other = replace(task, wanted=tuple((user, "elsewhere") for user, _ in task.wanted))
    assert tune_item_methods(task, ["ease"], 42, SilentProgress()) == tune_item_methods(
        other, ["ease"], 42, SilentProgress()
    )
    assert tune_taste(task, "als", 42) == tune_taste(other, "als", 42)


def test_slim_is_no_contender_where_its_search_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert contenders(a_task()) == OF_ITEMS
    monkeypatch.setattr("services.evaluation.method_tuning.QUICK", 10)
    assert QUICK > 10
    assert contenders(a_task()) == OF_ITEMS[:3]


def test_all_scores_are_sums_over_what_is_liked() -> None:
    fold = fold_of_task(a_task(), 42)
    weights = fold.known.liked.T @ fold.known.liked
    scores = tie_scores(fold.known.liked, weights)(fold.users[:5])
    assert scores == pytest.approx((fold.known.liked[fold.users[:5]] @ weights).toarray())

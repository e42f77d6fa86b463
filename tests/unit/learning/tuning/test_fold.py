"""A fold measures as the evaluation does, and a climb finds the top of a hill."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pytest
from scipy import sparse

from services.evaluation.figures import ranking_figures
from services.learning.histories import histories
from services.learning.tuning.climb import climb
from services.learning.tuning.fold import best_columns, fold_of
from services.learning.tuning.grids import tune_collective_ease, tune_cosine, tune_next_item
from services.learning.tuning.item_setting import Measure
from tests.unit.learning.models.worlds import chains, kinds, random_histories


def test_a_fold_measures_what_evaluate_measures() -> None:
    known = random_histories(n_items=60)
    dice = np.random.default_rng(5)
    wanted = sparse.csr_matrix((dice.random(known.liked.shape) < 0.1) & (known.liked.toarray() == 0), dtype=np.float32)
    scores = dice.random(known.liked.shape).astype(np.float32)
    lists = {str(user): [str(item) for item in np.argsort(-row)] for user, row in enumerate(scores)}
    train = [(str(user), str(item)) for user, item in zip(*known.liked.nonzero(), strict=True)]
    test = [(str(user), str(item)) for user, item in zip(*wanted.nonzero(), strict=True)]
    fold = fold_of(known, wanted, seed=1)
    assert fold.ndcg(lambda rows: scores[rows]) == pytest.approx(
        ranking_figures(test, lists, train)["ndcg@10"], abs=1e-5
    )


def test_only_candidates_are_ranked() -> None:
    known = histories([0], [0], [0], (1, 4))
    wanted = sparse.csr_matrix(np.array([[0, 0, 0, 1.0]]))
    scores = np.array([[9, 8, 7, 1.0]], dtype=np.float32)
    everything = fold_of(known, wanted, 1).ndcg(lambda rows: scores[rows])
    alone = fold_of(known, wanted, 1, np.array([False, False, False, True])).ndcg(lambda rows: scores[rows])
    assert everything < alone == 1.0


def test_of_equal_scores_the_lower_column_comes_first() -> None:
    assert best_columns(np.array([[1, 3, 3, 2, 3]], np.float32), 2).tolist() == [[1, 2]]
    with pytest.raises(ValueError, match="not a number"):
        best_columns(np.array([[np.nan, 1]], np.float32), 1)


@dataclass(frozen=True)
class Place:
    x: int = 0
    y: int = 0


@pytest.mark.parametrize("side_by_side", [False, True])
def test_climbs_to_the_top_and_measures_nothing_twice(side_by_side: bool) -> None:
    seen: list[Place] = []

    def height(place: Place) -> float:
        seen.append(place)
        return -((place.x - 3) ** 2) - (place.y - 1) ** 2 - 0.5 * (place.x - 3) * (place.y - 1)

    axes = [[partial(lambda n, v, p: replace(p, **{n: v}), name, v) for v in range(6)] for name in ("x", "y")]
    found = climb(Place(), axes, height, rounds=9, side_by_side=side_by_side)
    assert (found.setting, found.value, found.tried) == (Place(3, 1), 0, len(seen))
    assert len(set(seen)) == len(seen)


def held_back(world: object, seed: int = 0) -> tuple[object, sparse.csr_matrix]:
    """Hold the newest like of each user back."""
    known = world
    last = known.steps_back == 0
    wanted = sparse.csr_matrix(
        (np.ones(last.sum(), np.float32), (known.users[last], known.liked.indices[last])), shape=known.liked.shape
    )
    kept = ~last
    return (
        histories(known.users[kept], known.liked.indices[kept], known.places[kept], known.liked.shape),
        wanted,
    )


def test_what_comes_next_is_found_where_a_world_has_order() -> None:
    known, wanted = held_back(chains(n_users=120, n_items=40, length=5))
    fold = fold_of(known, wanted, 1)
    near = tune_collective_ease(fold, {})
    after = tune_next_item(fold, {}, near.setting)
    assert after.value > 0.95
    assert after.value > tune_cosine(fold, {}).value + 0.1


def test_content_is_chosen_where_it_tells() -> None:
    world, features, _ = kinds(n_kinds=4, shelf=15)
    known, wanted = held_back(world)
    told = {"kind": (features @ features.T).toarray(), "noise": np.eye(60, dtype=np.float32)}
    found = tune_collective_ease(fold_of(known, wanted, 1), told)
    assert found.setting.features == "kind"
    assert found.value > 1.2 * tune_collective_ease(fold_of(known, wanted, 1), {}).value


def test_the_same_is_chosen_again() -> None:
    known, wanted = held_back(random_histories(n_users=80, n_items=30))
    fold = fold_of(known, wanted, 1)
    assert tune_cosine(fold, {}) == tune_cosine(fold, {})
    assert Measure(fold, {})(tune_cosine(fold, {}).setting) == tune_cosine(fold, {}).value

"""A stack takes what helps, leaves what does not, and counts gains as the evaluation does."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.evaluation.figures import ranking_figures
from services.learning.stack.gains import Counted, Gains, Sorted
from services.learning.stack.pool import Pool, competing
from services.learning.stack.weights import bags, learn_bagged, learn_stack
from services.learning.tuning.fold import fold_of
from tests.unit.learning.models.worlds import random_histories

USERS, ITEMS = 300, 40


def standardised(scores: np.ndarray) -> np.ndarray:
    return ((scores - scores.mean(axis=1, keepdims=True)) / scores.std(axis=1, keepdims=True)).astype(np.float32)


def a_pool(seed: int = 0) -> Pool:
    """Two models see one half of what is wanted each, a third is noise, a fourth the first again."""
    dice = np.random.default_rng(seed)
    hits = np.zeros((USERS, ITEMS), dtype=bool)
    hits[:, :4] = True
    first, second, noise = dice.normal(size=(3, USERS, ITEMS))
    first[:, :2] += 2.5
    second[:, 2:4] += 2.0
    models = [standardised(one).ravel() for one in (first, second, noise, first)]
    lengths, sizes = np.full(USERS, ITEMS), np.full(USERS, 4)
    return Pool(np.stack(models, axis=1), lengths, hits.ravel(), sizes)


def test_what_helps_is_taken_and_noise_is_not() -> None:
    pool = a_pool()
    stack = learn_stack(pool)
    assert stack.value > stack.alone + 0.05
    assert stack.weights.sum() == pytest.approx(1.0)
    assert stack.weights[0] + stack.weights[3] > 0.2
    assert stack.weights[1] > 0.2
    assert stack.weights[2] < 0.05
    held_back = a_pool(seed=9)
    found = Gains(held_back).each(held_back.scores @ stack.weights.astype(np.float32)).mean()
    assert found == pytest.approx(stack.value, abs=0.03)


def test_among_noise_one_model_stands_alone() -> None:
    dice = np.random.default_rng(1)
    pool = a_pool()
    noise = dice.normal(size=(len(pool.hits), 5)).astype(np.float32)
    noisy = Pool(np.hstack([pool.scores[:, :1], noise]), pool.lengths, pool.hits, pool.sizes)
    assert learn_stack(noisy, certainty=3.0).weights[0] > 0.9


def test_gains_are_those_of_the_evaluation() -> None:
    pool = a_pool()
    scores = pool.scores[:, 0]
    by_user = scores.reshape(USERS, ITEMS)
    lists = {str(user): [str(item) for item in np.argsort(-row, kind="stable")] for user, row in enumerate(by_user)}
    test = [(str(user), str(item)) for user in range(USERS) for item in range(4)]
    figures = ranking_figures(test, lists, [("somebody", "else")])
    plain = (figures["ndcg@10"] + figures["ndcg@20"]) / 2
    assert Gains(pool).each(scores).mean() == pytest.approx(plain, abs=1e-5)


def test_a_pool_holds_what_any_model_lists_and_nothing_known() -> None:
    known = random_histories(n_items=120)
    dice = np.random.default_rng(2)
    wanted = sparse.csr_matrix((dice.random(known.liked.shape) < 0.1) & (known.liked.toarray() == 0), dtype=np.float32)
    fold = fold_of(known, wanted, 1)
    scores = [dice.normal(size=known.liked.shape).astype(np.float32) for _ in range(2)]
    pool = competing(fold, [lambda rows, one=one: one[rows] for one in scores])
    unknown = 120 - known.lengths[fold.users]
    assert (pool.lengths <= unknown).all()
    assert (pool.lengths >= np.minimum(50, unknown)).all()
    assert pool.scores.shape == (pool.lengths.sum(), 2)
    everyone = np.ones(len(fold.users), dtype=bool)
    assert pool.of_users(everyone).hits.tolist() == pool.hits.tolist()
    one = np.arange(len(fold.users)) == 3
    assert pool.of_users(one).hits.sum() == pool.hits[pool.users == 3].sum()


def test_counting_and_sorting_rank_alike() -> None:
    dice = np.random.default_rng(4)
    lengths = dice.integers(0, 60, 80)
    total = int(lengths.sum())
    scores = np.round(dice.random((total, 1)), 1).astype(np.float32)
    for share in (0.02, 0.4):
        hits = dice.random(total) < share
        pool = Pool(
            scores, lengths, hits, np.maximum(1, np.bincount(np.repeat(np.arange(80), lengths), hits, 80)).astype(int)
        )
        counted, by_sorting = (dict(_places(way(pool), scores[:, 0])) for way in (Counted, Sorted))
        assert counted == by_sorting and len(counted) > 5


def _places(ranks: Counted | Sorted, scores: np.ndarray) -> list[tuple[tuple[int, int], int]]:
    users, places = ranks.of(scores)
    return [((int(user), int(place)), 1) for user, place in zip(users, places, strict=True) if place < 20]


def test_fewer_halves_do_where_there_are_many_people() -> None:
    def of(users: int) -> Pool:
        return Pool(
            np.zeros((0, 1), np.float32), np.zeros(users, np.int64), np.zeros(0, bool), np.ones(users, np.int64)
        )

    assert [bags(of(users)) for users in (0, 300, 2000, 4000, 20_000)] == [32, 32, 32, 16, 8]


def test_of_equal_scores_the_lower_item_comes_first_and_who_has_no_hit_gains_nothing() -> None:
    hits = np.array([False, True, True, False, False], dtype=bool)
    pool = Pool(np.zeros((5, 1), dtype=np.float32), np.array([2, 1, 2]), hits, np.array([1, 1, 1]))
    assert Gains(pool).each(np.zeros(5)).tolist() == pytest.approx([1 / np.log2(3), 1.0, 0.0])
    nothing = Pool(pool.scores, pool.lengths, np.zeros(5, dtype=bool), pool.sizes)
    assert Gains(nothing).each(np.zeros(5)).tolist() == [0.0, 0.0, 0.0]


def test_other_seeds_learn_nearly_the_same_sum() -> None:
    pool = a_pool()
    one, *others = (learn_bagged(pool, seed).weights for seed in range(4))
    assert max(np.abs(one - other).max() for other in others) < 0.04

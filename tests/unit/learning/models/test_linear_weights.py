"""Closed forms are the minimum they claim to be, and content and order help where they are planted."""

from __future__ import annotations

import numpy as np
import pytest

from graph_schema.errors import TooManyItemsError
from services.learning.models.closed_form import LARGEST, zero_diagonal_ridge
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.sequence import NextItem, moments
from services.learning.models.slim import Slim
from tests.unit.learning.models.worlds import chains, kinds, random_histories


def test_ease_is_the_published_closed_form() -> None:
    known = random_histories()
    held = known.liked.toarray().astype(float)
    gram = held.T @ held
    inverse = np.linalg.inv(gram + 2.0 * np.diag(gram).mean() * np.eye(25))
    plain = -inverse / np.diag(inverse)
    np.fill_diagonal(plain, 0)
    assert CollectiveEase(ridge=2.0).fit(known) == pytest.approx(plain, abs=1e-6)


def test_the_answer_for_another_target_is_the_best_with_an_empty_diagonal() -> None:
    dice = np.random.default_rng(1)
    before, after, penalties = dice.random((50, 8)), dice.random((50, 8)), dice.random(8) + 0.5
    found = zero_diagonal_ridge(before.T @ before, penalties, before.T @ after)
    assert np.diag(found) == pytest.approx(np.zeros(8))
    for column in range(8):
        others = [row for row in range(8) if row != column]
        rows = before[:, others]
        alone = np.linalg.solve(rows.T @ rows + np.diag(penalties[others]), rows.T @ after[:, column])
        assert found[others, column] == pytest.approx(alone, abs=1e-5)


def test_the_two_ways_agree_when_the_target_is_the_source() -> None:
    rows = np.random.default_rng(2).random((50, 8))
    gram = rows.T @ rows
    penalties = np.full(8, 1.5)
    assert zero_diagonal_ridge(gram, penalties, gram) == pytest.approx(zero_diagonal_ridge(gram, penalties), abs=1e-5)


def test_too_many_items_for_a_dense_model_is_an_error_that_names_others() -> None:
    sizeless = np.broadcast_to(np.float32(0), (LARGEST + 1, LARGEST + 1))
    with pytest.raises(TooManyItemsError, match="slim"):
        zero_diagonal_ridge(sizeless, np.ones(LARGEST + 1))


def share_within(weights: np.ndarray, of: np.ndarray) -> float:
    above = np.maximum(weights, 0)
    return float(above[of[:, None] == of[None]].sum() / above.sum())


def test_content_brings_items_together_that_nobody_liked_both() -> None:
    known, features, of = kinds()
    met = (known.liked.T @ known.liked).toarray() > 0
    apart = (of[:, None] == of[None]) & ~met
    alone = CollectiveEase(ridge=1.0).fit(known)
    with_content = CollectiveEase(ridge=1.0, feature_weight=1.0).fit(known, (features @ features.T).toarray())
    assert alone[apart].mean() < 0.01 < with_content[apart].mean()
    assert share_within(with_content, of) > 0.99


def test_slim_with_content_does_too_and_nothing_is_below_zero() -> None:
    known, features, of = kinds()
    met = (known.liked.T @ known.liked).toarray() > 0
    apart = (of[:, None] == of[None]) & ~met
    alone = Slim(sparsity=0.1, ridge=1.0).fit(known).toarray()
    with_content = Slim(sparsity=0.1, ridge=1.0, feature_weight=1.0).fit(known, features).toarray()
    assert alone[apart].max() == 0.0
    assert with_content[apart].mean() > 0.005
    assert with_content.min() >= 0.0
    assert np.diag(with_content) == pytest.approx(np.zeros(len(of)))


def test_what_comes_next_weighs_more_than_what_came_before() -> None:
    known = chains()
    weights = NextItem(half_life=1.0, together_weight=0.1, ridge=1.0, feature_weight=0.0).fit(known)
    items = np.arange(12)
    assert (weights[items, (items + 1) % 12] > 5 * np.abs(weights[(items + 1) % 12, items])).all()


def test_moments_hold_what_was_before_and_what_came_next() -> None:
    known = chains(n_users=1, n_items=5, length=3, seed=4)
    first, second, third = (int(known.liked.indices[known.places == place][0]) for place in range(3))
    before, after = (part.toarray() for part in moments(known, 1.0, 0.0))
    assert not before[0].any()
    assert (before[1][first], before[1].sum()) == (1.0, 1.0)
    assert (before[2][second], before[2][first], before[2].sum()) == (1.0, 0.5, 1.5)
    assert after.argmax(axis=1).tolist() == [first, second, third]
    assert after.sum() == 3.0
    assert moments(known, 1.0, 1.0)[1].toarray()[0][third] == 0.25


def test_evenness_counts_all_users_the_same() -> None:
    known = random_histories()
    held = known.liked.toarray().astype(float)
    scaled = held / np.sqrt(held.sum(1, keepdims=True))
    gram = scaled.T @ scaled
    inverse = np.linalg.inv(gram + np.diag(gram).mean() * np.eye(25) + 0.5 * np.diag(np.diag(gram)))
    plain = -inverse / np.diag(inverse)
    np.fill_diagonal(plain, 0)
    assert CollectiveEase(ridge=1.0, dropout=0.5, evenness=1.0).fit(known) == pytest.approx(plain, abs=1e-6)

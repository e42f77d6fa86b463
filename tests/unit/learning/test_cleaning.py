"""What is left out of learning, and what scales make of strengths, on matrices small enough to read."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.learning.cleaning import SCALES, Feedback, core, far_too_active, scaled


def feedback(rows: list[list[float]], counts: float = 1.0, unvalued: tuple[int, ...] = ()) -> Feedback:
    matrix = sparse.csr_matrix(np.array(rows))
    is_unvalued = np.isin(np.arange(matrix.nnz), unvalued)
    return Feedback(matrix, np.full(matrix.nnz, counts), is_unvalued)


def test_a_core_holds_only_what_has_enough_ties_inside_it() -> None:
    liked = sparse.csr_matrix(np.array([[1, 1, 0, 0], [1, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 0]]))
    users, items = core(liked, 2)
    assert users.tolist() == [True, True, False, False]
    assert items.tolist() == [True, True, False, False]


def test_a_core_may_be_empty() -> None:
    users, items = core(sparse.csr_matrix(np.eye(3)), 2)
    assert not users.any() and not items.any()


def test_who_does_a_thousand_times_more_than_others_stands_out() -> None:
    events = np.array([8.0, 9, 10, 11, 12, 13, 14, 0, 20_000])
    assert np.flatnonzero(far_too_active(events)).tolist() == [8]


def test_nobody_stands_out_where_all_do_the_same() -> None:
    assert not far_too_active(np.full(9, 5.0)).any()
    assert np.flatnonzero(far_too_active(np.array([5.0] * 40 + [5_000]))).tolist() == [40]
    assert not far_too_active(np.zeros(3)).any()


def test_counts_weigh_by_their_logarithm() -> None:
    assert scaled(feedback([[0.5, 0.0]], counts=7), ["log-counts"]).strengths.data.tolist() == [1.5]
    assert scaled(feedback([[0.5, 0.0]]), ["log-counts"]).strengths.data.tolist() == [0.5]


def test_min_max_stretches_each_user_over_the_same_range() -> None:
    found = scaled(feedback([[1.0, 2.0, 3.0], [0.0, 0.2, 0.4], [0.7, 0.0, 0.0]]), ["min-max"])
    assert found.strengths.toarray() == pytest.approx(np.array([[0.1, 0.55, 1.0], [0.0, 0.1, 1.0], [1.0, 0.0, 0.0]]))


def test_z_scores_do_not_depend_on_how_generous_a_user_is() -> None:
    found = scaled(feedback([[1.0, 2.0, 3.0], [0.4, 0.5, 0.6], [0.0, 0.0, 0.9]]), ["z-score"]).strengths.toarray()
    assert found[0] == pytest.approx(found[1])
    assert found[0, 1] == found[2, 2] == pytest.approx(0.5)
    assert (found[found > 0] < 1).all()


def test_missing_values_come_from_the_users_most_alike() -> None:
    rows = [[1.0, 0.9, 0.5], [1.0, 0.9, 0.2], [0.0, 0.0, 0.8], [0.3, 0.0, 0.0]]
    filled = scaled(feedback(rows, unvalued=(2,)), ["missing-values"]).strengths.toarray()
    assert filled[0, 2] == pytest.approx(0.2)  # of the user who likes the same; the third shares nothing
    assert np.delete(filled.ravel(), 2) == pytest.approx(np.delete(np.array(rows).ravel(), 2))


@pytest.mark.parametrize("name", SCALES)
def test_every_scale_keeps_what_is_liked_above_zero(name: str) -> None:
    dice = np.random.default_rng(3)
    rows = (dice.random((9, 7)) * (dice.random((9, 7)) > 0.5)).tolist()
    before = feedback([*rows, [0.0] * 7], counts=2.0, unvalued=(0, 4))
    after = scaled(before, [name])
    assert (after.strengths.data > 0).all()
    assert after.strengths.indices.tolist() == before.strengths.indices.tolist()


def test_nothing_to_scale_is_no_error() -> None:
    empty = feedback([[0.0, 0.0]])
    assert scaled(empty, SCALES).strengths.nnz == 0

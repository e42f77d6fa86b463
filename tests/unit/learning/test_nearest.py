"""Similarity in sparse blocks equals the plain formulas."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.learning.nearest import Likeness, nearest_rows


def rows_of(matrix: sparse.csr_matrix, likeness: Likeness) -> np.ndarray:
    found = np.zeros((matrix.shape[0],) * 2)
    for row, (others, weights) in enumerate(nearest_rows(matrix, likeness)):
        found[row, others] = weights
    return found


def a_matrix(rows: int, columns: int) -> sparse.csr_matrix:
    return sparse.random(rows, columns, density=0.1, random_state=np.random.default_rng(7), format="csr")


def dense(matrix: sparse.csr_matrix, method: str, shrink: float) -> np.ndarray:
    values = matrix.toarray()
    if method == "jaccard":
        held = (values > 0).astype(float)
        both = held @ held.T
        return both / (held.sum(1)[:, None] + held.sum(1)[None] - both + shrink)
    if method == "pearson":
        values = values - values.mean(1, keepdims=True)
    lengths = np.linalg.norm(values, axis=1)
    return values @ values.T / (np.outer(lengths, lengths) + shrink)


@pytest.mark.parametrize("method", ["cosine", "jaccard", "pearson"])
@pytest.mark.parametrize("rows", [3, 40, 1203])
def test_weights_equal_the_dense_formula(rows: int, method: str) -> None:
    matrix = a_matrix(rows, 60)
    expected = np.where((matrix @ matrix.T).toarray() > 0, np.maximum(dense(matrix, method, 10.0), 0), 0)
    np.fill_diagonal(expected, 0)
    assert rows_of(matrix, Likeness(method, rows, 10.0)) == pytest.approx(expected, abs=1e-11)


def test_the_exponent_is_a_power_of_the_weight() -> None:
    matrix = a_matrix(30, 40)
    squared = rows_of(matrix, Likeness(k=30, exponent=2.0))
    assert squared == pytest.approx(rows_of(matrix, Likeness(k=30)) ** 2, abs=1e-11)


def test_only_the_k_nearest_are_kept_best_first_and_equal_ones_by_row() -> None:
    matrix = sparse.csr_matrix(np.array([[1.0, 1], [1, 1], [1, 1], [0, 1]]))
    [(others, _), *_] = nearest_rows(matrix, Likeness(k=2, shrink=0))
    assert others.tolist() == [1, 2]


def test_kept_for_candidates_everyone_is_reached_by_its_own_nearest() -> None:
    matrix = a_matrix(50, 40)
    kept = Likeness(k=3, keep="candidate")
    assert rows_of(matrix, kept) == pytest.approx(rows_of(matrix, Likeness(k=3)).T)
    for _, weights in nearest_rows(matrix, kept):
        assert weights.tolist() == sorted(weights.tolist(), reverse=True)


def test_what_everybody_holds_tells_nothing_by_tfidf() -> None:
    matrix = sparse.csr_matrix(np.array([[1.0, 1, 0], [1, 0, 1], [1, 1, 0]]))
    [(others, _), *_] = nearest_rows(matrix, Likeness(weighting="tfidf"))
    assert others.tolist() == [2]


def test_who_holds_nothing_has_no_neighbours() -> None:
    matrix = sparse.csr_matrix(np.array([[1.0], [1], [0]]))
    for method in ("cosine", "jaccard", "pearson"):
        *_, (others, _) = nearest_rows(matrix, Likeness(method, shrink=0.0))
        assert others.tolist() == []

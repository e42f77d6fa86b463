"""Cosine similarity in sparse blocks equals the plain formula."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.learning.cosine import cosine_neighbours


@pytest.mark.parametrize("items", [3, 40, 1203])
def test_weights_equal_the_dense_formula(items: int) -> None:
    random = np.random.default_rng(7)
    matrix = sparse.random(60, items, density=0.1, random_state=random, format="csr")
    dense = matrix.toarray()
    norms = np.linalg.norm(dense, axis=0)
    expected = dense.T @ dense / (np.outer(norms, norms) + 10.0)
    np.fill_diagonal(expected, 0)
    for item, neighbours in enumerate(cosine_neighbours(matrix, k=items, shrink=10.0)):
        found = np.zeros(items)
        for other, weight in neighbours:
            found[other] = weight
        assert found == pytest.approx(expected[item], abs=1e-11)


def test_the_nearest_come_first_and_equal_ones_by_column() -> None:
    matrix = sparse.csr_matrix(np.array([[1.0, 1, 1, 0], [1, 1, 1, 1]]))
    [first, *_] = cosine_neighbours(matrix, k=2, shrink=0)
    assert [column for column, _ in first] == [1, 2]


def test_an_item_nobody_met_has_no_neighbours() -> None:
    matrix = sparse.csr_matrix(np.array([[1.0, 1, 0]]))
    assert list(cosine_neighbours(matrix))[2] == []

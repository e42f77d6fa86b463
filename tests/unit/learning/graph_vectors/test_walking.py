"""Walks keep to the ties, go by their weights, and lean as p and q say."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.learning.graph_vectors.walking import Walker


def graph() -> sparse.csr_matrix:
    """Two triangles that share a bridge: 0-1-2, 3-4-5 and 2-3."""
    pairs = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)]
    half = sparse.coo_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(6, 6))
    weights = (half + half.T).tocsr()
    weights.sort_indices()
    return weights


def walks(p: float = 1.0, q: float = 1.0, length: int = 400) -> np.ndarray:
    return Walker(graph(), p, q).walks(np.arange(6), length, np.random.default_rng(3))


def returns(walked: np.ndarray) -> float:
    return float((walked[:, 2:] == walked[:, :-2]).mean())


@pytest.mark.parametrize(("p", "q"), [(1.0, 1.0), (4.0, 0.5), (0.25, 4.0)])
def test_every_step_is_a_tie(p: float, q: float) -> None:
    walked = walks(p, q)
    assert walked[:, 0].tolist() == list(range(6))
    assert (graph().toarray()[walked[:, :-1], walked[:, 1:]] > 0).all()


def test_p_keeps_from_going_back_and_q_from_going_away() -> None:
    assert returns(walks(p=8.0)) < returns(walks()) < returns(walks(p=0.125))
    crossed = [float((np.diff(walks(q=q) > 2) != 0).mean()) for q in (0.125, 1.0, 8.0)]
    assert crossed[0] > crossed[1] > crossed[2]


def test_a_second_step_is_as_likely_as_node2vec_says() -> None:
    """From 0 to 2, where 1 is tied to 0 and 3 is not: back 1/p, on to 1 with 1, away to 3 with 1/q."""
    walked = walks(p=2.0, q=4.0, length=30_000)
    came = (walked[:, :-2] == 0) & (walked[:, 1:-1] == 2)
    found = np.bincount(walked[:, 2:][came], minlength=4)[[0, 1, 3]] / came.sum()
    assert found == pytest.approx(np.array([0.5, 1.0, 0.25]) / 1.75, abs=0.02)


def test_heavy_ties_are_taken_more_often() -> None:
    weights = sparse.csr_matrix(np.array([[0, 3.0, 1.0], [3.0, 0, 0], [1.0, 0, 0]]))
    walked = Walker(weights).walks(np.zeros(20_000, dtype=np.int64), 2, np.random.default_rng(1))
    assert (walked[:, 1] == 1).mean() == pytest.approx(0.75, abs=0.02)

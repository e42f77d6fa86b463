"""Vectors of what stands together more than by chance: words in texts, nodes on walks, items in histories."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import eigsh, svds

SMOOTHING = 0.75
"""Power of the counts of what stands beside: rare things are met less by chance than they seem to be."""


def information(together: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the positive pointwise mutual information, which is what skip-gram with negative sampling factorises.

    Parameters
    ----------
    together
        Shape (n, n): how often two stand together.

    References
    ----------
    Levy and Goldberg, "Neural word embedding as implicit matrix factorization", NIPS 2014.
    Levy, Goldberg and Dagan, "Improving distributional similarity with lessons learned from word embeddings", 2015.
    """
    found = together.tocoo()
    own = np.asarray(together.sum(axis=1)).ravel()
    beside = own**SMOOTHING
    expected = own[found.row] * beside[found.col] / max(beside.sum(), 1e-12)
    values = np.maximum(np.log(found.data / np.maximum(expected, 1e-12)), 0.0)
    known = sparse.csr_matrix((values, (found.row, found.col)), shape=together.shape)
    known.eliminate_zeros()
    return known


def factorised(information: sparse.csr_matrix, dimensions: int, seed: int) -> NDArray[np.float32]:
    """Return the left singular vectors times the roots of their values, largest first.

    Returns
    -------
    ndarray of float32
        Shape (n, dimensions); further columns are zero where there are fewer than that many.
    """
    n = information.shape[0]
    vectors = np.zeros((n, dimensions), np.float32)
    k = min(dimensions, n - 1)
    if k < 1 or not information.nnz:
        return vectors
    left, values, _ = svds(information, k=k, v0=np.random.default_rng(seed).standard_normal(n))
    order = np.argsort(-values)
    found = left[:, order] * np.sqrt(values[order])
    vectors[:, :k] = found * _signs(found)
    return vectors


def gram_vectors(information: sparse.csr_matrix, dimensions: int, seed: int) -> NDArray[np.float32]:
    """Return vectors whose inner products come nearest the information, taken as symmetric, largest direction first.

    Directions of negative eigenvalues are left out: they say that two things keep apart, which no vectors of one kind
    can. ``factorised`` keeps them, as words want it, and so puts a user far from an item that a walk always leads to.

    Returns
    -------
    ndarray of float32
        Shape (n, dimensions); further columns are zero where there are fewer directions.
    """
    n = information.shape[0]
    vectors = np.zeros((n, dimensions), np.float32)
    k = min(dimensions, n - 1)
    if k < 1 or not information.nnz:
        return vectors
    start = np.random.default_rng(seed).standard_normal(n)
    values, found = eigsh((information + information.T) / 2, k=k, which="LA", v0=start)
    order = np.argsort(-values)
    wide = found[:, order] * np.sqrt(np.maximum(values[order], 0.0))
    vectors[:, :k] = wide * _signs(wide)
    return vectors


def _signs(vectors: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return what makes the largest number of each column positive: the sign of a direction means nothing."""
    largest = vectors[np.argmax(np.abs(vectors), axis=0), np.arange(vectors.shape[1])]
    return np.where(largest < 0, -1.0, 1.0)

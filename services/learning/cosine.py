"""Cosine similarity of items with shrinkage, in sparse blocks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse

BLOCK = 500
DIGITS = 12


def cosine_neighbours(
    strengths: sparse.csr_matrix, k: int = 50, shrink: float = 10.0
) -> Iterator[list[tuple[int, float]]]:
    """Yield, item by item, its nearest others, best first.

    Parameters
    ----------
    strengths
        Shape (n_users, n_items), values above 0.
    k
        Neighbours kept of each item.
    shrink
        Added to the product of the two norms, so that pairs met only once or twice weigh little.

    Yields
    ------
    list of (int, float)
        Column and weight ``dot(a, b) / (|a| |b| + shrink)`` in (0, 1); of equal weights the lower column first.

    References
    ----------
    Sarwar et al., "Item-based collaborative filtering recommendation algorithms", WWW 2001.
    """
    columns = strengths.tocsc()
    norms = np.sqrt(np.asarray(columns.multiply(columns).sum(axis=0)).ravel())
    transposed = columns.T.tocsr()
    for start in range(0, columns.shape[1], BLOCK):
        block = (transposed[start : start + BLOCK] @ columns).tocsr()
        for offset in range(block.shape[0]):
            here = slice(block.indptr[offset], block.indptr[offset + 1])
            yield _nearest(start + offset, block.indices[here], block.data[here], norms, k, shrink)


def _nearest(
    item: int, others: np.ndarray, dots: np.ndarray, norms: np.ndarray, k: int, shrink: float
) -> list[tuple[int, float]]:
    weights = np.round(dots / (norms[item] * norms[others] + shrink), DIGITS)
    keep = (others != item) & (weights > 0)
    others, weights = others[keep], weights[keep]
    order = np.lexsort((others, -weights))[:k]
    return list(zip(others[order].tolist(), weights[order].tolist(), strict=True))

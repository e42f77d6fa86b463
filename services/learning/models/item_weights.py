"""Weights from items to items: what all item-item models make, and how few of them are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

BLOCK = 500

Weights: TypeAlias = NDArray[np.float32] | Any
"""Dense, or a csr_matrix. Shape (n_items, n_items): from the row, an item liked, to the column, a candidate. Nothing on
the diagonal."""

Block = Callable[[slice], Weights]
"""Makes some rows of a matrix, dense or sparse: shape (rows of the slice, n_items)."""


def strongest(weights: Weights, k: int, into: bool = False) -> sparse.csr_matrix:
    """Keep the ``k`` largest positive weights from each item, or into each; of equal ones the lower index.

    Returns
    -------
    scipy.sparse.csr_matrix
        Column indices sorted.
    """
    if into:
        return strongest(weights.T if isinstance(weights, np.ndarray) else weights.T.tocsr(), k).T.tocsr()
    return strongest_of_blocks(lambda rows: weights[rows], weights.shape, k)


def strongest_of_blocks(block: Block, shape: tuple[int, int], k: int) -> sparse.csr_matrix:
    """Keep the ``k`` largest positive weights of each row of a matrix that is made a few rows at a time."""
    kept = [sparse.csr_matrix((0, shape[1]), dtype=np.float32)]
    for start in range(0, shape[0], BLOCK):
        rows = block(slice(start, min(start + BLOCK, shape[0])))
        kept.append(_largest_entries(rows.tocsr(), k) if sparse.issparse(rows) else _largest(rows, k))
    return sparse.vstack(kept, format="csr", dtype=np.float32)


def without_diagonal(rows: Weights, start: int) -> Weights:
    """Return rows ``start`` and following of a square matrix with 0 where an item meets itself, in place."""
    inner = np.arange(rows.shape[0])
    if sparse.issparse(rows):
        rows.data[rows.indices == start + np.repeat(inner, np.diff(rows.indptr))] = 0.0
    else:
        rows[inner, start + inner] = 0.0
    return rows


def _largest(rows: NDArray[np.floating], k: int) -> sparse.csr_matrix:
    keep = rows > 0
    if k < rows.shape[1]:
        least = np.partition(rows, rows.shape[1] - k, axis=1)[:, rows.shape[1] - k][:, None]
        above, equal = rows > least, rows == least
        room = k - above.sum(axis=1, keepdims=True)
        keep &= above | (equal & (np.cumsum(equal, axis=1) <= room))
    pointers = np.concatenate([[0], np.cumsum(keep.sum(axis=1))])
    return sparse.csr_matrix((rows[keep], np.nonzero(keep)[1], pointers), shape=rows.shape)


def _largest_entries(rows: sparse.csr_matrix, k: int) -> sparse.csr_matrix:
    """Do the same with sparse rows, without ever holding what they leave out."""
    keep = rows.data > 0
    for row in np.flatnonzero(np.diff(rows.indptr) > k):
        here = slice(rows.indptr[row], rows.indptr[row + 1])
        values = rows.data[here]
        least = np.partition(values, len(values) - k)[len(values) - k]
        above, equal = values > least, np.flatnonzero(values == least)
        above[equal[np.argsort(rows.indices[here][equal])[: k - above.sum()]]] = True
        keep[here] &= above
    pointers = np.concatenate([[0], np.cumsum(keep)])[rows.indptr]
    found = sparse.csr_matrix((rows.data[keep], rows.indices[keep], pointers), shape=rows.shape)
    found.sort_indices()
    return found

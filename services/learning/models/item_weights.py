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

Block = Callable[[slice], NDArray[np.float32]]
"""Makes some rows of a matrix: shape (rows of the slice, n_items)."""


def strongest(weights: Weights, k: int, into: bool = False) -> sparse.csr_matrix:
    """Keep the ``k`` largest positive weights from each item, or into each; of equal ones the lower index.

    Returns
    -------
    scipy.sparse.csr_matrix
        Column indices sorted.
    """
    if into:
        return strongest(weights.T if isinstance(weights, np.ndarray) else weights.T.tocsr(), k).T.tocsr()
    return strongest_of_blocks(lambda rows: _dense(weights[rows]), weights.shape, k)


def strongest_of_blocks(block: Block, shape: tuple[int, int], k: int) -> sparse.csr_matrix:
    """Keep the ``k`` largest positive weights of each row of a matrix that is made a few rows at a time."""
    indices, values, lengths = [], [], [np.zeros(1, dtype=np.int64)]
    for start in range(0, shape[0], BLOCK):
        rows = block(slice(start, min(start + BLOCK, shape[0])))
        keep = _largest(rows, k)
        indices.append(np.nonzero(keep)[1].astype(np.int32))
        values.append(rows[keep].astype(np.float32))
        lengths.append(keep.sum(axis=1))
    pointers = np.cumsum(np.concatenate(lengths))
    empty = [np.empty(0, dtype=np.float32)]
    return sparse.csr_matrix((np.concatenate(values or empty), np.concatenate(indices or empty), pointers), shape=shape)


def without_diagonal(rows: NDArray[np.float32], start: int) -> NDArray[np.float32]:
    """Return rows ``start`` and following of a square matrix with 0 where an item meets itself, in place."""
    inner = np.arange(rows.shape[0])
    rows[inner, start + inner] = 0.0
    return rows


def _largest(rows: NDArray[np.float32], k: int) -> NDArray[np.bool_]:
    keep = rows > 0
    if k >= rows.shape[1]:
        return keep
    least = np.partition(rows, rows.shape[1] - k, axis=1)[:, rows.shape[1] - k][:, None]
    above, equal = rows > least, rows == least
    room = k - above.sum(axis=1, keepdims=True)
    return keep & (above | (equal & (np.cumsum(equal, axis=1) <= room)))


def _dense(rows: Weights) -> NDArray[np.float32]:
    found = rows if isinstance(rows, np.ndarray) else rows.toarray()
    return found.astype(np.float32, copy=False)

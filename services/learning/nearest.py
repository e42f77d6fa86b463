"""The nearest rows of every row of a sparse matrix, by cosine, Jaccard or Pearson, in blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

BLOCK = 500
DIGITS = 12

Row = tuple[np.ndarray, np.ndarray]
"""Indices of the nearest rows, best first, and their weights."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two rows are compared, and which of the others are kept.

    Parameters
    ----------
    method
        ``cosine`` of the values; ``jaccard`` of what the rows hold at all; ``pearson`` over all columns, where a row
        that holds nothing counts 0.
    k
        Others kept of each row.
    shrink
        Added to what the overlap is divided by, so that rows that met only once or twice weigh little.
    exponent
        Power of the weight: above 1 the nearest count more.
    weighting
        ``tfidf`` scales a column by log(rows / rows that hold it): what everybody holds tells little.
    keep
        ``start`` keeps the ``k`` largest weights of each row. ``candidate`` keeps those into each row: everyone can be
        reached by its own ``k`` nearest, but some rows have many more than ``k``.
    """

    method: str = "cosine"
    k: int = 20
    shrink: float = 10.0
    exponent: float = 1.0
    weighting: str = "none"
    keep: str = "start"


def nearest_rows(values: sparse.csr_matrix, likeness: Likeness) -> Iterator[Row]:
    """Yield, row by row, the nearest others: weights above 0, of equal weights the lower row first.

    Parameters
    ----------
    values
        Shape (n_rows, n_columns), values above 0.

    References
    ----------
    Sarwar et al., "Item-based collaborative filtering recommendation algorithms", WWW 2001.
    Herlocker et al., "An algorithmic framework for performing collaborative filtering", SIGIR 1999.
    """
    rows = COMPARISONS[likeness.method](weighted(values, likeness.weighting), likeness)
    return rows if likeness.keep == "start" else turned(rows, values.shape[0])


def weighted(values: sparse.csr_matrix, weighting: str) -> sparse.csr_matrix:
    """Return the values with their columns scaled as ``Likeness.weighting`` says."""
    if weighting == "none":
        return values
    held = np.maximum(np.bincount(values.indices, minlength=values.shape[1]), 1)
    return (values @ sparse.diags_array(np.log(values.shape[0] / held))).tocsr()


def turned(rows: Iterator[Row], n: int) -> Iterator[Row]:
    """Turn edges round: yield of each row where it is among the nearest, best first."""
    kept = list(rows)
    starts = np.repeat(np.arange(n), [len(others) for others, _ in kept])
    ends = np.concatenate([others for others, _ in kept]) if kept else np.empty(0, np.int32)
    weights = np.concatenate([weights for _, weights in kept]) if kept else np.empty(0)
    order = np.lexsort((starts, -weights, ends))
    bounds = np.searchsorted(ends[order], np.arange(n + 1))
    for row in range(n):
        here = order[bounds[row] : bounds[row + 1]]
        yield starts[here], weights[here]


def _cosine(values: sparse.csr_matrix, likeness: Likeness) -> Iterator[Row]:
    lengths = np.sqrt(np.asarray(values.multiply(values).sum(axis=1)).ravel())
    return _compared(values, likeness, lambda row, others, dots: (dots, lengths[row] * lengths[others]))


def _jaccard(values: sparse.csr_matrix, likeness: Likeness) -> Iterator[Row]:
    held = sparse.csr_matrix((np.sign(values.data), values.indices, values.indptr), shape=values.shape)
    sizes = np.diff(held.indptr).astype(float)
    return _compared(held, likeness, lambda row, others, dots: (dots, sizes[row] + sizes[others] - dots))


def _pearson(values: sparse.csr_matrix, likeness: Likeness) -> Iterator[Row]:
    columns = values.shape[1]
    means = np.asarray(values.sum(axis=1)).ravel() / columns
    squares = np.asarray(values.multiply(values).sum(axis=1)).ravel()
    spreads = np.sqrt(np.maximum(squares - columns * means**2, 0.0))
    return _compared(
        values,
        likeness,
        lambda row, others, dots: (dots - columns * means[row] * means[others], spreads[row] * spreads[others]),
    )


COMPARISONS: dict[str, Callable[[sparse.csr_matrix, Likeness], Iterator[Row]]] = {
    "cosine": _cosine,
    "jaccard": _jaccard,
    "pearson": _pearson,
}
METHODS = tuple(COMPARISONS)


def _compared(
    values: sparse.csr_matrix,
    likeness: Likeness,
    parts: Callable[[int, np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]],
) -> Iterator[Row]:
    """Divide what ``parts`` makes of a row's dot products with others, for each row."""
    columns = values.T.tocsr()
    for start in range(0, values.shape[0], BLOCK):
        block = (values[start : start + BLOCK] @ columns).tocsr()
        for offset in range(block.shape[0]):
            here = slice(block.indptr[offset], block.indptr[offset + 1])
            others, dots = block.indices[here], block.data[here]
            apart = others != start + offset
            others, dots = others[apart], dots[apart]
            above, below = parts(start + offset, others, dots)
            yield _best(others, _ratio(above, below + likeness.shrink), likeness)


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    return np.divide(above, below, out=np.zeros(len(above)), where=below > 0)


def _best(others: np.ndarray, alike: np.ndarray, likeness: Likeness) -> Row:
    weights = np.round(np.maximum(alike, 0.0) ** likeness.exponent, DIGITS)
    keep = weights > 0
    others, weights = others[keep], weights[keep]
    if len(weights) > likeness.k:
        least = np.partition(weights, len(weights) - likeness.k)[len(weights) - likeness.k]
        keep = weights >= least
        others, weights = others[keep], weights[keep]
    order = np.lexsort((others, -weights))[: likeness.k]
    return others[order], weights[order]

"""The ridge regression behind EASE: the best weights from items to items when none may point at itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

from graph_schema.errors import TooManyItemsError

LARGEST = 15_000
"""Items up to which a dense matrix of items by items is made: 0.9 GB in single precision, and minutes."""
DOUBLE = 6000
"""Items up to which double precision is used."""


def zero_diagonal_ridge(
    sources: NDArray[np.floating], penalties: NDArray[np.floating], targets: NDArray[np.floating] | None = None
) -> NDArray[np.float32]:
    """Solve ``min |S W - T|^2 + sum_i penalties_i |W_i|^2`` with ``W_ii = 0``.

    Parameters
    ----------
    sources
        ``S'S``, shape (n_items, n_items).
    penalties
        Shape (n_items,), above 0.
    targets
        ``S'T``; without it T is S, and the answer is that of EASE: ``-P / diag(P)`` with P the inverse of
        ``S'S + diag(penalties)``.

    Raises
    ------
    TooManyItemsError
        Above 15,000 items.

    References
    ----------
    Steck, "Embarrassingly shallow autoencoders for sparse data", WWW 2019. With another target the multiplier of the
    constraint is ``diag(P T) / diag(P)`` by the same argument.
    """
    n_items = sources.shape[0]
    if n_items > LARGEST:
        raise TooManyItemsError(n_items, LARGEST)
    precision = np.float64 if n_items <= DOUBLE else np.float32
    gram: NDArray[Any] = np.array(sources, dtype=precision)
    gram[np.diag_indices(n_items)] += penalties
    inverse = _inverse(gram)
    spread = np.diag(inverse).copy()
    if targets is None:
        found = inverse / -spread
    else:
        free = inverse @ np.asarray(targets, dtype=precision)
        found = free - inverse * (np.diag(free) / spread)
    np.fill_diagonal(found, 0.0)
    return found.astype(np.float32, copy=False)


def _inverse(gram: NDArray[Any]) -> NDArray[Any]:
    """Invert a positive definite matrix, at half the price of any other."""
    factor, is_lower = linalg.cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
    potri = linalg.get_lapack_funcs("potri", (factor,))
    inverse, failed = potri(factor, lower=is_lower, overwrite_c=True)
    if failed:
        raise np.linalg.LinAlgError("the matrix of items by items has no inverse: raise the penalty")
    lower = np.tril(inverse)
    return lower + np.tril(lower, -1).T

"""Says of items that nobody has touched what is known of others, by how alike they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import linalg


def likeness_regression(among: NDArray[np.float32], into: NDArray[np.float32], penalty: float) -> NDArray[np.float32]:
    """Return the weights by which what is known of warm items says the same of new ones: kernel ridge regression.

    Parameters
    ----------
    among
        Shape (n_warm, n_warm): likeness of warm items to each other.
    into
        Shape (n_warm, n_new): likeness of warm items to new ones.
    penalty
        In units of an item's likeness to itself.

    Returns
    -------
    array
        Shape (n_warm, n_new).

    References
    ----------
    Saunders, Gammerman and Vovk, "Ridge regression learning algorithm in dual variables", ICML 1998.
    """
    gram = among.astype(np.float64)
    gram[np.diag_indices(len(gram))] += penalty
    solved = linalg.solve(gram, into.astype(np.float64), assume_a="sym", check_finite=False)
    return np.asarray(solved, dtype=np.float32)

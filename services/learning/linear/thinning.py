"""Keeps few weights of each item and lets these take over what the others said."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse

from services.learning.models.item_weights import Weights, strongest

RIDGE = 0.05
"""Of the regression, in units of the mean square of a row's weights."""
LARGEST_COLUMN = 600
"""Candidates with more weights into them lose little and are left as they are."""


def thinned(weights: Weights, rows: sparse.csr_matrix, k: int, into: bool = False) -> sparse.csr_matrix:
    """Keep the ``k`` weights from each item that are largest in size, or into each candidate.

    Of each candidate those kept say its scores as well as they can. Some speak against it: left out, lists lose four
    per cent where there are few likes. Sparse weights are cut to the largest and no more.

    Parameters
    ----------
    weights
        Shape (n_items, n_candidates).
    rows
        Shape (n_users, n_items): what the weights are multiplied by.

    Returns
    -------
    scipy.sparse.csr_matrix
        Column indices sorted.

    Notes
    -----
    Of candidate j with sources S: the least ``|X_S w - X W_j|^2 + ridge |w - W_Sj|^2``, X being the rows.
    """
    if sparse.issparse(weights):
        return strongest(weights, k, into)
    kept = strongest(np.abs(weights), k, into).tocsc()
    gram = (rows.T @ rows).toarray().astype(np.float64)
    penalty = RIDGE * max(float(np.diag(gram).mean()), 1e-12)
    for column in range(kept.shape[1]):
        here = slice(kept.indptr[column], kept.indptr[column + 1])
        sources = kept.indices[here]
        if 0 < len(sources) <= LARGEST_COLUMN:
            kept.data[here] = _refitted(gram, weights[:, column], sources, penalty)
        else:
            kept.data[here] = weights[sources, column]
    found = kept.tocsr()
    found.sort_indices()
    return found


def _refitted(
    gram: NDArray[np.float64], weights: NDArray[np.float32], sources: NDArray[np.int32], penalty: float
) -> NDArray[np.float64]:
    """Solve for the change of the kept weights that makes up for those left out."""
    left_out = weights.astype(np.float64)
    left_out[sources] = 0.0
    among = gram[np.ix_(sources, sources)]
    among[np.diag_indices(len(sources))] += penalty
    change = linalg.solve(among, gram[sources] @ left_out, assume_a="pos", check_finite=False)
    return weights[sources] + change

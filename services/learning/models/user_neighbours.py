"""Users are alike when they like the same items: what the nearest like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.item_weights import strongest_of_blocks, without_diagonal


@dataclass(frozen=True, slots=True)
class UserNeighbours:
    """Cosine of users, shrunk.

    Parameters
    ----------
    k
        Neighbours kept of each user.
    shrink
        Added to what the overlap is divided by, in items.
    exponent
        Power of the weight: above 1 the nearest count more.
    idf
        Whether an item counts by log(users / likes): what everybody likes tells little.

    References
    ----------
    Herlocker et al., "An algorithmic framework for performing collaborative filtering", SIGIR 1999.
    """

    k: int = 100
    shrink: float = 10.0
    exponent: float = 1.0
    idf: bool = False

    def fit(self, known: Histories, asking: sparse.csr_matrix | None = None) -> sparse.csr_matrix:
        """Return the weights, shape (n_asking, n_users).

        Parameters
        ----------
        asking
            Shape (n_asking, n_items): users who are not among those known. Without, those known ask, and nobody is a
            neighbour of oneself.
        """
        likes = np.maximum(known.likes, 1)
        weights = np.log(known.liked.shape[0] / likes).astype(np.float32) if self.idf else np.ones(len(likes))
        scale = sparse.diags_array(weights.astype(np.float32))
        others = (known.liked @ scale).tocsr()
        own = others if asking is None else (asking @ scale).tocsr()
        columns = others.T.tocsr()
        lengths, own_lengths = _lengths(others), _lengths(own)

        def alike(rows: slice) -> np.ndarray:
            both = (own[rows] @ columns).toarray()
            below = own_lengths[rows, None] * lengths[None] + self.shrink
            found = np.divide(both, below, out=np.zeros_like(both), where=both > 0) ** self.exponent
            return without_diagonal(found, rows.start) if asking is None else found

        return strongest_of_blocks(alike, (own.shape[0], others.shape[0]), self.k)


def _lengths(rows: sparse.csr_matrix) -> np.ndarray:
    return np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())

"""Items are alike when the same users like them: cosine, shrunk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.item_weights import strongest_of_blocks, without_diagonal


@dataclass(frozen=True, slots=True)
class Cosine:
    """Cosine of the columns of who liked what.

    Parameters
    ----------
    k
        Weights kept of each item.
    shrink
        Added to what the overlap is divided by, in users: items that met only once or twice weigh little.
    tfidf
        Whether a user counts by log(items / things liked): who likes everything tells little.
    exponent
        Power of the weight: above 1 the nearest count more.
    into
        Whether the ``k`` are kept into each item instead of from it.

    References
    ----------
    Sarwar et al., "Item-based collaborative filtering recommendation algorithms", WWW 2001.
    """

    k: int = 200
    shrink: float = 10.0
    tfidf: bool = False
    exponent: float = 1.0
    into: bool = True

    def fit(self, known: Histories) -> sparse.csr_matrix:
        """Return the weights, shape (n_items, n_items)."""
        values = by_rarity(known.liked) if self.tfidf else known.liked
        columns = values.T.tocsr()
        lengths = np.sqrt(np.asarray(columns.multiply(columns).sum(axis=1)).ravel())

        def alike(rows: slice) -> sparse.csr_matrix:
            both = columns[rows] @ values
            own = np.repeat(lengths[rows], np.diff(both.indptr))
            both.data = (both.data / (own * lengths[both.indices] + self.shrink)) ** self.exponent
            return without_diagonal(both, rows.start)

        n_items = known.liked.shape[1]
        kept = strongest_of_blocks(alike, (n_items, n_items), self.k)
        return kept.T.tocsr() if self.into else kept


def by_rarity(liked: sparse.csr_matrix) -> sparse.csr_matrix:
    """Scale each row by log(columns / entries of the row)."""
    weights = np.log(liked.shape[1] / np.maximum(np.diff(liked.indptr), 1)).astype(np.float32)
    return (sparse.diags_array(weights) @ liked).tocsr()

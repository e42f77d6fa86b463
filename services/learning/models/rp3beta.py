"""Walks of three steps, from a user over items and other users, held back from what everybody likes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.item_weights import strongest_of_blocks, without_diagonal


@dataclass(frozen=True, slots=True)
class RP3Beta:
    """Probability of walking from an item to a user who likes it and on to another item, tempered.

    Parameters
    ----------
    k
        Weights kept from each item.
    alpha
        Power of the probability of each step.
    beta
        Power of the candidate's number of users, which the weight is divided by.

    References
    ----------
    Paudel et al., "Updatable, accurate, diverse, and scalable recommendations for interactive applications", ACM
    TiiS 7(1), 2017.
    """

    k: int = 300
    alpha: float = 0.8
    beta: float = 0.3

    def fit(self, known: Histories) -> sparse.csr_matrix:
        """Return the weights, shape (n_items, n_items)."""
        likes = np.maximum(known.likes, 1).astype(np.float32)
        lengths = np.maximum(known.lengths, 1).astype(np.float32)
        to_items = (sparse.diags_array(lengths**-self.alpha) @ known.liked).tocsr()
        to_users = (sparse.diags_array(likes**-self.alpha) @ known.liked.T.tocsr()).tocsr()
        held_back = likes**-self.beta

        def walks(rows: slice) -> sparse.csr_matrix:
            found = to_users[rows] @ to_items
            found.data *= held_back[found.indices]
            return without_diagonal(found, rows.start)

        n_items = known.liked.shape[1]
        return strongest_of_blocks(walks, (n_items, n_items), self.k)

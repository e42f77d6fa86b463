"""Items are alike when what is known of them is alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from services.learning.models.item_weights import Weights, strongest


@dataclass(frozen=True, slots=True)
class Content:
    """The ``k`` nearest of each item by its features; likeness to the power ``exponent``."""

    k: int = 100
    exponent: float = 1.0

    def of(self, alike: Weights) -> Weights:
        """Return the weights, shape (n_items, n_items), dense or sparse as ``alike``, which has the cosines."""
        if sparse.issparse(alike):
            return strongest(alike.power(self.exponent), self.k)
        hollow = np.maximum(alike, 0.0) ** self.exponent
        np.fill_diagonal(hollow, 0.0)
        return np.asarray(strongest(hollow, self.k).toarray(), dtype=np.float32)

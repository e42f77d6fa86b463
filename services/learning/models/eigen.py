"""Likeness of items by the directions that explain most of who liked what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import eigsh

from services.learning.histories import Histories
from services.learning.models.collective_ease import together


@dataclass(frozen=True, slots=True)
class Eigen:
    """The projection on the first eigenvectors of the items' co-likes, popularity held back.

    Parameters
    ----------
    factors
        Eigenvectors kept.
    scaling
        Power of an item's number of users by which its column is multiplied, twice over: 0 is PureSVD, below 0 what
        everybody likes counts less.

    References
    ----------
    Cremonesi, Koren and Turrin, "Performance of recommender algorithms on top-n recommendation tasks", RecSys 2010.
    Nikolakopoulos et al., "EigenRec: generalizing PureSVD for effective and efficient top-n recommendations",
    Knowledge and Information Systems 58, 2019.
    """

    factors: int = 64
    scaling: float = -0.25

    def fit(self, known: Histories) -> NDArray[np.float32]:
        """Return the weights, shape (n_items, n_items)."""
        scale = np.maximum(known.likes, 1.0) ** self.scaling
        both = together(known) * scale[:, None] * scale[None]
        n_items = len(scale)
        factors = min(self.factors, n_items - 1)
        if factors < 1:
            return np.zeros((n_items, n_items), dtype=np.float32)
        _, vectors = eigsh(both, k=factors, v0=np.ones(n_items))
        found = (vectors @ vectors.T) * (scale[:, None] / scale[None])
        np.fill_diagonal(found, 0.0)
        return found.astype(np.float32)

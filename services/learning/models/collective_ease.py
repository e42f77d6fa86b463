"""Weights in closed form from behaviour and what is known of the items together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.closed_form import zero_diagonal_ridge


@dataclass(frozen=True, slots=True)
class CollectiveEase:
    """The linear model that says each item best by the others. Without features it is EASE.

    Parameters
    ----------
    ridge
        Penalty, in units of an item's mean number of users.
    feature_weight
        How much likeness of features counts, in the same units.
    dropout
        Penalty beside it, as a share of the item's own number of users: what everybody likes has to prove more.
    evenness
        A user with n likes counts ``n ** -evenness``: 0 all likes count the same, 1 all users.

    References
    ----------
    Steck, "Embarrassingly shallow autoencoders for sparse data", WWW 2019.
    Jeunen, Van Balen and Goethals, "Closed-form models for collaborative filtering with side-information", RecSys 2020.
    Steck, "Autoencoders that don't overfit towards the identity", NeurIPS 2020, for ``dropout``.
    """

    ridge: float = 30.0
    feature_weight: float = 0.0
    dropout: float = 0.0
    evenness: float = 0.0

    def fit(self, known: Histories, alike: NDArray[np.floating] | None = None) -> NDArray[np.float32]:
        """Return the weights, shape (n_items, n_items). Raises TooManyItemsError.

        Parameters
        ----------
        alike
            Shape (n_items, n_items): inner products of the items' features, rows of length 1.
        """
        both = together(known, self.evenness)
        own = np.diag(both).copy()
        unit = mean_of_known(own)
        if alike is not None and self.feature_weight > 0:
            both = both + self.feature_weight * unit * alike
        return zero_diagonal_ridge(both, self.ridge * unit + self.dropout * own)


def together(known: Histories, evenness: float = 0.0) -> NDArray[np.float64]:
    """Return how many users like both of two items, each user weighed by ``likes ** -evenness``."""
    weights = np.maximum(known.lengths, 1.0) ** (-evenness / 2)
    rows = (sparse.diags_array(weights) @ known.liked.astype(np.float64)).tocsr()
    return (rows.T @ rows).toarray()


def mean_of_known(diagonal: NDArray[np.float64]) -> float:
    """Return the mean of what is above 0: items that nobody likes do not change the unit. 1 where there is none."""
    above = diagonal[diagonal > 0]
    return float(above.mean()) if len(above) else 1.0

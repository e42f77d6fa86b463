"""Sparse weights, none below zero, that say each item by few others; content inside where there is any."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from graph_schema.errors import SettingsError
from services.learning.histories import Histories

PASSES = 100


@dataclass(frozen=True, slots=True)
class Slim:
    """Non-negative weights with both penalties, item by item; memory grows with the weights that are not zero.

    Items are shared among all cores; each is a problem of its own, so their number changes no weight.

    Parameters
    ----------
    sparsity
        L1 penalty, in users: two items that share fewer have no weight.
    ridge
        L2 penalty, in users.
    feature_weight
        How much likeness of features counts, in units of an item's mean number of users. Each feature is a further
        row, as if somebody liked what has it.

    References
    ----------
    Ning and Karypis, "SLIM: sparse linear methods for top-n recommender systems", ICDM 2011; with side information:
    "Sparse linear methods with side information for top-n recommendations", RecSys 2012.
    """

    sparsity: float = 1.0
    ridge: float = 40.0
    feature_weight: float = 0.0

    def fit(self, known: Histories, features: sparse.csr_matrix | None = None) -> sparse.csr_matrix:
        """Return the weights, shape (n_items, n_items). Raises SettingsError where ``fastslim`` is missing.

        Parameters
        ----------
        features
            Shape (n_items, n_features), none below zero, rows of length 1.
        """
        try:
            import fastslim
        except ImportError as error:
            raise SettingsError(
                "SLIM needs fastslim, which is not installed: pip install 'interest-graph[quality]'"
            ) from error
        rows = known.liked.astype(np.float64)
        if features is not None and self.feature_weight > 0:
            unit = rows.nnz / max(1, np.count_nonzero(known.likes))
            rows = sparse.vstack([rows, np.sqrt(self.feature_weight * unit) * features.T.astype(np.float64)]).tocsr()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", fastslim.ConvergenceWarning)
            found = fastslim.fit(rows, lambd=self.sparsity, beta=self.ridge, max_iter=PASSES, tol=1e-4)
        return sparse.csr_matrix(found, dtype=np.float32)

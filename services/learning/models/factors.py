"""Vectors of users and items whose inner product says who likes what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_schema.errors import SettingsError
from services.learning.histories import Histories

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Factors:
    """``users`` has shape (n_users, n_factors), ``items`` (n_items, n_factors)."""

    users: Vectors
    items: Vectors


@dataclass(frozen=True, slots=True)
class Als:
    """Alternating least squares on confidence: what was not liked counts a little against, what was liked much for.

    Parameters
    ----------
    factors
        Length of the vectors.
    regularization
        Penalty on their squares.
    confidence
        How much more a like counts than none.
    rounds
        Passes over users and items.

    References
    ----------
    Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets", ICDM 2008.
    """

    factors: int = 32
    regularization: float = 0.1
    confidence: float = 5.0
    rounds: int = 15

    def fit(self, known: Histories, seed: int) -> Factors:
        """Return the vectors. Raises SettingsError where ``implicit`` is missing."""
        als = _implicit("als")
        from threadpoolctl import threadpool_limits

        with threadpool_limits(1, "blas"):
            model = als.AlternatingLeastSquares(
                factors=self.factors,
                regularization=self.regularization,
                alpha=self.confidence,
                iterations=self.rounds,
                random_state=seed,
                num_threads=1,
            )
            return _fitted(model, known)


@dataclass(frozen=True, slots=True)
class Bpr:
    """Steps that put something liked before something else, pair by pair.

    Parameters
    ----------
    factors
        Length of the vectors.
    rate
        Length of a step.
    regularization
        Penalty on the squares of the vectors.
    rounds
        Passes over all likes.

    References
    ----------
    Rendle et al., "BPR: Bayesian personalized ranking from implicit feedback", UAI 2009.
    """

    factors: int = 64
    rate: float = 0.02
    regularization: float = 0.003
    rounds: int = 100

    def fit(self, known: Histories, seed: int) -> Factors:
        """Return the vectors; a bias stands in them as a further factor. Raises SettingsError as Als does."""
        model = _implicit("bpr").BayesianPersonalizedRanking(
            factors=self.factors,
            learning_rate=self.rate,
            regularization=self.regularization,
            iterations=self.rounds,
            random_state=seed,
            num_threads=1,
        )
        return _fitted(model, known)


def _fitted(model: Any, known: Histories) -> Factors:
    model.fit(known.liked, show_progress=False)
    return Factors(np.asarray(model.user_factors, np.float32), np.asarray(model.item_factors, np.float32))


def _implicit(name: str) -> Any:
    try:
        from implicit import als, bpr
    except ImportError as error:
        raise SettingsError(
            f"{name.upper()} needs implicit, which is not installed: pip install 'interest-graph[quality]'"
        ) from error
    return {"als": als, "bpr": bpr}[name]

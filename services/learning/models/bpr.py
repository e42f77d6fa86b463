"""Vectors that put what was liked before what was not, pair by pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_schema.errors import SettingsError
from services.learning.histories import Histories
from services.learning.models.factors import Factors


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
        """Return the vectors; a bias stands in them as a further factor.

        Raises SettingsError where ``implicit`` is missing.
        """
        model = _bpr().BayesianPersonalizedRanking(
            factors=self.factors,
            learning_rate=self.rate,
            regularization=self.regularization,
            iterations=self.rounds,
            random_state=seed,
            num_threads=1,
        )
        model.fit(known.liked, show_progress=False)
        return Factors(np.asarray(model.user_factors, np.float32), np.asarray(model.item_factors, np.float32))


def _bpr() -> Any:
    try:
        from implicit import bpr
    except ImportError as error:
        raise SettingsError(
            "BPR needs implicit, which is not installed: pip install 'interest-graph[quality]'"
        ) from error
    return bpr

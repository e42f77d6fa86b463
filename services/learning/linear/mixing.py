"""Learns a sum of item-item models under one scale each, so that the sum is again one matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.linear.tastes import TASTES
from services.learning.models.item_weights import Weights
from services.learning.stack.pool import Pool, competing
from services.learning.stack.weights import learn_bagged
from services.learning.tuning.fold import Fold, Scores

POPULARITY = "popularity"
SAMPLED = 500
LEAST_WEIGHT = 1e-9


@dataclass(frozen=True, slots=True)
class Mixture:
    """``weights`` multiply the models' own weights, by name; ``value`` is the mean of NDCG@10 and NDCG@20.

    ``shares`` say how much each counts, with all scores brought to one spread; they sum to 1.
    """

    weights: Mapping[str, float]
    value: float
    shares: Mapping[str, float]

    def of(self, matrices: Iterator[tuple[str, Weights]], n_items: int) -> Weights:
        """Return the weighted sum of the matrices that take part, shape (n_items, n_items)."""
        total = None
        for name, matrix in matrices:
            if weight := self.weights.get(name, 0.0):
                part = np.float32(weight) * matrix
                total = part if total is None else total + part
        return sparse.csr_matrix((n_items, n_items), dtype=np.float32) if total is None else total

    @property
    def tastes(self) -> Mapping[str, float]:
        """What the products of vectors are multiplied by, of those in ``TASTES`` that take part."""
        return {name: weight for name, weight in self.weights.items() if name in TASTES}

    @property
    def prior(self) -> float:
        """What ``log(1 + likes)`` of a candidate is multiplied by."""
        return self.weights.get(POPULARITY, 0.0)


def popular(likes: NDArray[np.int64]) -> Scores:
    """Return the same scores for all: the logarithm of one and the number of likes."""
    row = np.log1p(likes).astype(np.float32)
    return lambda users: np.tile(row, (len(users), 1))


def scales(fold: Fold, scores: Mapping[str, Scores], seed: int) -> dict[str, float]:
    """Return the mean spread of each model's scores over the items of a user, the one scale that it is divided by."""
    users = fold.users
    if len(users) > SAMPLED:
        users = np.sort(np.random.default_rng(seed).choice(users, SAMPLED, replace=False))
    return {name: _spread(of(users)[:, fold.candidates]) for name, of in scores.items()}


def pool_of(fold: Fold, scores: Mapping[str, Scores], scale: Mapping[str, float]) -> Pool:
    """Gather what competes, each model's scores divided by its scale."""
    return competing(fold, [_divided(of, scale[name]) for name, of in scores.items()])


def learn_mixture(pool: Pool, names: Sequence[str], scale: Mapping[str, float], seed: int) -> Mixture:
    """Learn the sum; see ``services.learning.stack.weights.learn_bagged``."""
    stack = learn_bagged(pool, seed)
    shares = {name: float(weight) for name, weight in zip(names, stack.weights, strict=True) if weight > LEAST_WEIGHT}
    return Mixture({name: share / scale[name] for name, share in shares.items()}, stack.value, shares)


def _divided(of: Scores, scale: float) -> Scores:
    return lambda users: of(users) / np.float32(scale)


def _spread(scores: NDArray[np.float32]) -> float:
    found = float(scores.std(axis=1).mean()) if scores.size else 0.0
    return found if found > 1e-12 else 1.0

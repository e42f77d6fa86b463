"""The whole way to a hybrid: settings and weights from a fold, then the same models on all that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.stack.members import Members, member_scores, tune_members
from services.learning.stack.pool import competing
from services.learning.stack.scales import on_one_scale, standardised
from services.learning.stack.weights import learn_stack
from services.learning.tuning.fold import Fold, Scores
from services.learning.tuning.item_setting import Kinds

LEAST_WEIGHT = 1e-9


@dataclass(frozen=True, slots=True)
class Hybrid:
    """Settings, and the weight of each model that takes part, by name; weights sum to 1."""

    members: Members
    weights: Mapping[str, float]
    valid_value: float


def learn_hybrid(fold: Fold, kinds: Kinds, friends: sparse.csr_matrix | None, seed: int) -> Hybrid:
    """Choose settings and weights on the fold; nothing else is looked at."""
    members = tune_members(fold, kinds, seed)
    scores = member_scores(fold.known, members, kinds, friends, seed)
    stack = learn_stack(competing(fold, on_one_scale(scores.values())))
    weights = {name: float(w) for name, w in zip(scores, stack.weights, strict=True) if w > LEAST_WEIGHT}
    return Hybrid(members, weights, stack.value)


def hybrid_scores(weights: Mapping[str, float], scores: Mapping[str, Scores]) -> Scores:
    """Return how the hybrid scores: the weighted sum of its models' standardised scores."""

    def of(users: NDArray[np.int64]) -> NDArray[np.float32]:
        parts = [np.float32(weight) * standardised(scores[name](users)) for name, weight in weights.items()]
        return np.sum(parts, axis=0, dtype=np.float32)

    return of


def fitted_hybrid(
    known: Histories, hybrid: Hybrid, kinds: Kinds, friends: sparse.csr_matrix | None, seed: int
) -> Scores:
    """Fit the hybrid's models to all that is known and return how it scores."""
    return hybrid_scores(hybrid.weights, member_scores(known, hybrid.members, kinds, friends, seed))

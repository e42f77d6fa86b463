"""Where the searches for vectors of taste start, and what they try."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from services.learning.models.als import Als
from services.learning.models.bpr import Bpr
from services.learning.models.factors import Factors
from services.learning.tuning.changes import changes
from services.learning.tuning.climb import Climbed, climb
from services.learning.tuning.fold import Fold, Scores


def tune_als(fold: Fold, seed: int) -> Climbed[Als]:
    """Choose length, confidence and penalty of ALS."""
    axes = [
        changes("factors", (32, 64)),
        changes("confidence", (1.0, 5.0, 20.0)),
        changes("regularization", (0.1, 1.0, 10.0)),
    ]
    return climb(Als(), axes, partial(_measured, fold, seed), rounds=1)


def tune_bpr(fold: Fold, seed: int) -> Climbed[Bpr]:
    """Choose penalty and passes of BPR, which are tried together: with a strong penalty many passes do no harm."""
    pairs = [
        partial(_trained, regularization, rounds)
        for regularization in (0.003, 0.02, 0.05, 0.1)
        for rounds in (60, 150, 300)
    ]
    start = Bpr(rounds=60)
    measure = partial(_measured, fold, seed)
    return climb(start, [pairs], measure, rounds=1, side_by_side=True)


def _measured(fold: Fold, seed: int, model: Als | Bpr) -> float:
    return fold.ndcg(factor_scores(model.fit(fold.known, seed)))


def _trained(regularization: float, rounds: int, model: Bpr) -> Bpr:
    return replace(model, regularization=regularization, rounds=rounds)


def factor_scores(factors: Factors) -> Scores:
    """Return how to score users by inner products."""
    return lambda users: np.asarray(factors.users[users] @ factors.items.T, dtype=np.float32)

"""Learns the weights of a sum of scores: few models, and only those that show that they help."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.learning.stack.gains import Gains
from services.learning.stack.pool import Pool

SHARES = (0.05, 0.1, 0.2, 0.35, 0.5, 1.0)
"""Weights tried for a further model, against a sum of 1 so far."""
CERTAINTY = 1.0
"""Standard errors of the mean difference by which a further model has to help."""
MOST = 8
BAGS = 8
LEAST = 0.01
"""A model that counts less than this is left out: it has to be learned, and changes nothing."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Weights of the models, at least 0, sum 1; ``value`` is what they measured, ``alone`` what the best model did."""

    weights: NDArray[np.float64]
    value: float
    alone: float


def learn_stack(pool: Pool, certainty: float = CERTAINTY) -> Stack:
    """Start from the best model and add, one at a time, the one that helps most, as long as the help is no noise.

    A step counts when the mean gain over users is above ``certainty`` standard errors of that mean: weights that fit
    the part held back by chance cost more on what comes than they bring. A model may be added again.

    References
    ----------
    Caruana et al., "Ensemble selection from libraries of models", ICML 2004 (greedy, with replacement).
    """
    gains, n_models = Gains(pool), pool.scores.shape[1]
    single = [gains.each(pool.scores[:, model]) for model in range(n_models)]
    best = int(np.argmax([each.mean() for each in single]))
    weights, each = np.eye(n_models)[best], single[best]
    for _ in range(MOST):
        step = _best_step(pool, gains, weights, each, certainty)
        if step is None:
            break
        weights, each = step
    return Stack(weights / weights.sum(), float(each.mean()), float(single[best].mean()))


def learn_bagged(pool: Pool, seed: int, certainty: float = 0.3) -> Stack:
    """Return the mean of what is learned on eight random halves of the users; less certainty will do.

    So the weights depend less on who was held back.

    References
    ----------
    Caruana et al., as above, section 2.3: bagged ensemble selection.
    """
    dice = np.random.default_rng(seed)
    halves = [dice.permutation(len(pool.lengths))[: (len(pool.lengths) + 1) // 2] for _ in range(BAGS)]
    stacks = [learn_stack(pool.of_users(np.isin(np.arange(len(pool.lengths)), half)), certainty) for half in halves]
    weights = np.mean([stack.weights for stack in stacks], axis=0)
    weights[weights < LEAST] = 0.0
    weights /= weights.sum()
    value = float(Gains(pool).each(pool.scores @ weights.astype(np.float32)).mean())
    return Stack(weights, value, float(np.mean([stack.alone for stack in stacks])))


def _best_step(
    pool: Pool, gains: Gains, weights: NDArray[np.float64], each: NDArray[np.float64], certainty: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return the weights with one more share of one model, of those certain to help the one that helps most."""
    total = pool.scores @ weights.astype(np.float32)
    found, most = None, 0.0
    for model in range(pool.scores.shape[1]):
        for share in SHARES:
            tried = gains.each(total + np.float32(share) * pool.scores[:, model])
            better = tried - each
            error = float(better.std() / np.sqrt(max(1, len(better))))
            if better.mean() > max(most, certainty * error, 1e-9):
                most = float(better.mean())
                added = weights.copy()
                added[model] += share
                found = added / added.sum(), tried
    return found

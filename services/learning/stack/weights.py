"""Learns the weights of a sum of scores: few models, and only those that show that they help."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.learning.stack.gains import Gains
from services.learning.stack.pool import Pool

FIRST_SHARES, OTHER_SHARES = (0.1, 0.35), (0.05, 0.2, 0.5, 1.0)
"""Weights tried for a further model, against a sum of 1 so far: first of all models, then of the CLOSEST best."""
CLOSEST = 4
CERTAINTY = 1.0
"""Standard errors of the mean difference by which a further model has to help."""
MOST = 8
FEWEST_BAGS, MOST_BAGS, BAGGED = 8, 32, 64_000
"""Halves of the users: so many that about BAGGED users are learned from, within bounds. With few users, eight halves
leave much to chance: other seeds find NDCG@10 3 % apart."""
AT_ONCE = 4
"""Halves learned from at once, at most: each is a copy."""
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
    """Return the mean of what is learned on random halves of the users; less certainty will do.

    So the weights depend less on who was held back. The halves are shared among threads.

    References
    ----------
    Caruana et al., as above, section 2.3: bagged ensemble selection.
    """
    dice = np.random.default_rng(seed)
    halves = [dice.permutation(len(pool.lengths))[: (len(pool.lengths) + 1) // 2] for _ in range(bags(pool))]
    members = [np.isin(np.arange(len(pool.lengths)), half) for half in halves]
    with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as threads:
        stacks = list(threads.map(lambda some: learn_stack(pool.of_users(some), certainty), members))
    weights = np.mean([stack.weights for stack in stacks], axis=0)
    weights[weights < LEAST] = 0.0
    weights /= weights.sum()
    value = float(Gains(pool).each(pool.scores @ weights.astype(np.float32)).mean())
    return Stack(weights, value, float(np.mean([stack.alone for stack in stacks])))


def bags(pool: Pool) -> int:
    """Return on how many halves of the users of a pool weights are learned."""
    return min(MOST_BAGS, max(FEWEST_BAGS, BAGGED // max(1, len(pool.lengths))))


def _best_step(
    pool: Pool, gains: Gains, weights: NDArray[np.float64], each: NDArray[np.float64], certainty: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return the weights with one more share of one model, of those certain to help the one that helps most."""
    total = pool.scores @ weights.astype(np.float32)
    models = range(len(weights))

    def tried(shares: Sequence[float], some: Sequence[int]) -> list[_Step]:
        return [
            _Step(model, share, gains.each(total + np.float32(share) * pool.scores[:, model]) - each)
            for model in some
            for share in shares
        ]

    steps = tried(FIRST_SHARES, models)
    helpful = np.reshape([step.help for step in steps], (len(models), len(FIRST_SHARES))).max(axis=1)
    steps += tried(OTHER_SHARES, np.argsort(helpful)[::-1][:CLOSEST].tolist())
    certain = [step for step in steps if step.help > max(certainty * step.error, 1e-9)]
    if not certain:
        return None
    best = max(certain, key=lambda step: step.help)
    added = weights + best.share * np.eye(len(weights))[best.model]
    return added / added.sum(), each + best.gained


@dataclass(frozen=True, slots=True)
class _Step:
    """A share of a model that could be added, and what each user gains by it, shape (n_users,)."""

    model: int
    share: float
    gained: NDArray[np.float64]

    @property
    def help(self) -> float:
        return float(self.gained.mean())

    @property
    def error(self) -> float:
        return float(self.gained.std() / np.sqrt(max(1, len(self.gained))))

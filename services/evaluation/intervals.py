"""How far figures would stray had other users of the same kind been asked: bootstrap over users."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from services.evaluation.figures import DIGITS, UserFigures

RESAMPLES = 1000
BLOCK = 100
BOUNDS = (2.5, 97.5)
FIGURES = ("ndcg@10", "recall@20", "mrr", "hit@10")

Interval = tuple[float, float]


def intervals(users: Mapping[str, UserFigures], seed: int) -> dict[str, Interval]:
    """Return of each of ``FIGURES`` the bounds that hold 95 % of its means over users drawn with replacement.

    References
    ----------
    Efron and Tibshirani, "An Introduction to the Bootstrap", 1993: percentile intervals.
    """
    return {name: bounds for name, bounds in zip(FIGURES, _bounds(_values(users), seed), strict=True)}


def difference(one: Mapping[str, UserFigures], other: Mapping[str, UserFigures], seed: int) -> Interval:
    """Return the interval of the mean difference in NDCG@10, user by user; it is noise when 0 lies within."""
    both = sorted(one.keys() & other.keys())
    values = np.array([[one[user].ndcg[0] - other[user].ndcg[0]] for user in both])
    return _bounds(values.reshape(len(both), 1), seed)[0]


def _values(users: Mapping[str, UserFigures]) -> np.ndarray:
    rows = [(one.ndcg[0], one.recall[1], one.mrr, one.hit) for one in users.values()]
    return np.array(rows, dtype=float).reshape(len(rows), len(FIGURES))


def _bounds(values: np.ndarray, seed: int) -> list[Interval]:
    """Return the bounds of each column; values has shape (users, figures)."""
    count = len(values)
    if not count:
        return [(0.0, 0.0)] * values.shape[1]
    dice = np.random.default_rng(seed)
    means = []
    for _ in range(0, RESAMPLES, BLOCK):
        times = dice.multinomial(count, np.full(count, 1 / count), size=BLOCK)
        means.append(times @ values / count)
    low, high = np.percentile(np.concatenate(means), BOUNDS, axis=0)
    return [(round(float(a), DIGITS), round(float(b), DIGITS)) for a, b in zip(low, high, strict=True)]

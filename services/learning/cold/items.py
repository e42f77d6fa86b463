"""Scores of items nobody has touched, from what is known of them and who likes what is like them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.item_weights import strongest
from services.learning.models.likeness_regression import likeness_regression
from services.learning.stack.pool import competing, joined
from services.learning.stack.scales import on_one_scale
from services.learning.stack.weights import learn_stack
from services.learning.tuning.fold import Scores
from services.learning.tuning.held_back import hidden_items, without_items
from services.learning.tuning.item_setting import Kinds

SHARE_HIDDEN, PARTS = 0.15, 3
LEAST_WEIGHT = 1e-9
NEAREST = ((20, 2.0), (200, 1.0))
"""Neighbours kept into each new item, and the power of their likeness."""
PENALTIES = (0.3, 3.0)
"""Of the regression from likeness to behaviour, in units of an item's likeness to itself."""
BEHAVIOUR = CollectiveEase(ridge=30.0, dropout=0.3)
HALF_LIFE = 3.0
"""Of what users like, where that is widened by what they would like."""


@dataclass(frozen=True, slots=True)
class ColdStack:
    """The names of the ways that take part and their weights, which sum to 1."""

    weights: Mapping[str, float]
    value: float


def learn_cold_stack(known: Histories, kinds: Kinds, seed: int) -> ColdStack:
    """Hide some items, as if nobody had touched them, and learn what finds them best; three times over with others."""
    pools, names = [], []
    for hidden in hidden_items(known, SHARE_HIDDEN, PARTS, seed):
        fold = without_items(known, hidden, seed)
        ways = cold_scores(fold.known, kinds, hidden)
        names = list(ways)
        pools.append(competing(fold, on_one_scale(ways.values())))
    stack = learn_stack(joined(pools))
    weights = {name: float(weight) for name, weight in zip(names, stack.weights, strict=True) if weight > LEAST_WEIGHT}
    return ColdStack(weights, stack.value)


def cold_scores(known: Histories, kinds: Kinds, cold: NDArray[np.bool_]) -> dict[str, Scores]:
    """Return the ways to score new items, by name, always in the same order; other items score 0.

    Parameters
    ----------
    kinds
        See ``services.learning.features.mixtures``.
    cold
        Shape (n_items,): the new items.
    """
    return dict(_ways(known, kinds, cold))


def _ways(known: Histories, kinds: Kinds, cold: NDArray[np.bool_]) -> Iterator[tuple[str, Scores]]:
    warm = np.flatnonzero((known.likes > 0) & ~cold)
    recent = known.recent(HALF_LIFE)
    behaviour = BEHAVIOUR.fit(known)
    popularity = np.log1p(known.likes[warm])
    for name in sorted(kinds):
        alike = kinds[name]
        into = np.maximum(alike[np.ix_(warm, cold)], 0.0)
        ways = {f"{name}, {k} nearest to the power {power:g}": _nearest(into, k, power) for k, power in NEAREST}
        for penalty in PENALTIES:
            regression = likeness_regression(alike[np.ix_(warm, warm)], alike[np.ix_(warm, cold)], penalty)
            ways[f"{name}, regression {penalty:g}"] = regression
            expected = (popularity - popularity.mean()) @ regression
            yield f"{name}, expected popularity {penalty:g}", _same(expected, cold)
        for way, weights in ways.items():
            yield way, _through(known.liked, warm, cold, weights, None)
            yield f"{way}, wider", _through(recent, warm, cold, weights, behaviour)


def _nearest(into: NDArray[np.float32], k: int, power: float) -> NDArray[np.float32]:
    return np.asarray(strongest(into**power, k, into=True).toarray(), dtype=np.float32)


def _through(
    liked: sparse.csr_matrix,
    warm: NDArray[np.int64],
    cold: NDArray[np.bool_],
    weights: NDArray[np.float32],
    behaviour: NDArray[np.float32] | None,
) -> Scores:
    """Score new items by what users like, or with ``behaviour`` also by what they would like, times weights."""

    def of(users: NDArray[np.int64]) -> NDArray[np.float32]:
        rows = liked[users]
        known = rows.toarray() if behaviour is None else rows.toarray() + rows @ behaviour
        found = np.zeros((len(users), len(cold)), dtype=np.float32)
        found[:, cold] = known[:, warm] @ weights
        return found

    return of


def _same(values: NDArray[np.float64], cold: NDArray[np.bool_]) -> Scores:
    row = np.zeros(len(cold), dtype=np.float32)
    row[cold] = values
    return lambda users: np.tile(row, (len(users), 1))

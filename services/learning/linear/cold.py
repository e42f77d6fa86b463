"""Weights into items nobody has touched: from what is known of them to who likes what is like them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.linear.mixing import Mixture, learn_mixture, pool_of, scales
from services.learning.linear.rows import weighed_rows
from services.learning.linear.width import SPARSE, is_wide
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.item_weights import Weights, strongest
from services.learning.models.likeness_regression import likeness_regression
from services.learning.stack.pool import Pool, joined
from services.learning.tuning.fold import Scores, row_scores
from services.learning.tuning.held_back import hidden_items, without_items
from services.learning.tuning.item_setting import Kinds

SHARE_HIDDEN, PARTS = 0.15, 3
NEAREST = (20, 2.0)
"""Neighbours kept into each new item, and the power of their likeness."""
MANY_NEAREST = (200, 1.0)
"""The same once more where there are too many items for a regression."""
POWER, PENALTY = 2.0, 2.0
"""Of the likeness that behaviour is foretold by, and of its regression in units of an item's likeness to itself."""
BEHAVIOUR = CollectiveEase(ridge=30.0, dropout=0.3)
WIDE_BEHAVIOUR = SPARSE["cosine"]
FARTHER = 3.0
"""What counts that people would like who like what is liked, beside what is liked itself."""


def choose_for_new_items(known: Histories, kinds: Kinds, half_life: float | None, seed: int) -> Mixture | None:
    """Hide some items, as if nobody had touched them, and learn what finds them best; three times over with others.

    None where nothing is known of items but who likes them.
    """
    if not kinds:
        return None
    pools: list[Pool] = []
    scale: dict[str, float] = {}
    for hidden in hidden_items(known, SHARE_HIDDEN, PARTS, seed):
        fold = without_items(known, hidden, seed)
        rows = weighed_rows(fold.known, half_life)
        scores = {name: _scored(rows, matrix, hidden) for name, matrix in into_new(fold.known, kinds, hidden)}
        scale = scale or scales(fold, scores, seed)
        pools.append(pool_of(fold, scores, scale))
    return learn_mixture(joined(pools), list(scale), scale, seed)


def into_new(
    known: Histories, kinds: Kinds, new: NDArray[np.bool_], names: Mapping[str, float] | None = None
) -> Iterator[tuple[str, Weights]]:
    """Yield the ways into new items by name, always in the same order.

    Each leads from what is liked and from what people would like who like it to the new items that are like either.

    Parameters
    ----------
    new
        Shape (n_items,): the new items.
    names
        The ways wanted; all without.

    Returns
    -------
    iterator of (str, array or csr_matrix)
        Weights of shape (n_items, n_new), sparse where there are many items.
    """
    warm, wide = np.flatnonzero((known.likes > 0) & ~new), is_wide(known)
    behaviour = WIDE_BEHAVIOUR.fit(known) if wide else BEHAVIOUR.fit(known)
    for name in sorted(kinds):
        for way in _ways(name, wide):
            if names is None or way.name in names:
                weights = _of_warm(way.weights(kinds[name], warm, new), warm, len(new))
                yield way.name, weights + np.float32(FARTHER) * (behaviour @ weights)


@dataclass(frozen=True, slots=True)
class _Way:
    """The ``k`` nearest of each by a power of likeness; without ``k`` a regression on all."""

    name: str
    power: float
    k: int | None

    def weights(self, alike: Weights, warm: NDArray[np.int64], new: NDArray[np.bool_]) -> Weights:
        """Return shape (n_warm, n_new)."""
        if sparse.issparse(alike):
            assert self.k
            return strongest(alike[warm][:, new].power(self.power), self.k, into=True)
        into = self._tempered(alike[np.ix_(warm, new)])
        if self.k:
            return np.asarray(strongest(into, self.k, into=True).toarray(), dtype=np.float32)
        return likeness_regression(self._tempered(alike[np.ix_(warm, warm)]), into, PENALTY)

    def _tempered(self, alike: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.maximum(alike, 0.0) ** np.float32(self.power)


def _ways(kind: str, wide: bool) -> Iterator[_Way]:
    for k, power in (NEAREST, MANY_NEAREST) if wide else (NEAREST,):
        yield _Way(f"{kind}, {k} nearest to the power {power:g}", power, k)
    if not wide:
        yield _Way(f"{kind}, regression", POWER, None)


def _of_warm(weights: Weights, warm: NDArray[np.int64], n_items: int) -> Weights:
    """Return the rows at their places among all items."""
    if sparse.issparse(weights):
        places = sparse.csr_matrix((np.ones(len(warm), np.float32), (warm, np.arange(len(warm)))), (n_items, len(warm)))
        return (places @ weights).tocsr()
    found = np.zeros((n_items, weights.shape[1]), dtype=np.float32)
    found[warm] = weights
    return found


def _scored(rows: sparse.csr_matrix, weights: Weights, new: NDArray[np.bool_]) -> Scores:
    """Score new items by rows times weights; other items score 0."""
    scores = row_scores(rows, weights)

    def of(users: NDArray[np.int64]) -> NDArray[np.float32]:
        found = np.zeros((len(users), len(new)), dtype=np.float32)
        found[:, new] = scores(users)
        return found

    return of

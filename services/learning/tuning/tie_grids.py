"""What is tried of the methods that tie items to each other: measured by the ties that are kept, not by all weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from scipy import sparse

from services.learning.histories import Histories
from services.learning.item_ties.learned import USUAL, ItemModel, LearnedTies
from services.learning.item_ties.rows import kept_weights
from services.learning.models.item_weights import Weights
from services.learning.tuning.climb import Climbed, climb
from services.learning.tuning.fold import Fold, Scores, row_scores

VALUES: dict[str, dict[str, tuple[float, ...]]] = {
    "rp3beta": {"alpha": (0.6, 0.8, 1.0), "beta": (0.0, 0.2, 0.4, 0.6)},
    "ease": {"ridge": (3.0, 10.0, 30.0, 100.0), "dropout": (0.0, 0.3, 1.0), "evenness": (0.0, 0.5, 1.0)},
    "slim": {"sparsity": (5.0, 1.0, 0.3), "ridge": (120.0, 40.0, 10.0)},
}
KEPT = (20, 50, 100, 200)
"""Numbers of ties an item whose price is measured."""
TRIED_KEPT = KEPT[-2:]
"""Numbers of ties an item that tuning tries: where weights below zero are left out, fewer may find more."""


@dataclass(slots=True)
class TieMeasure:
    """Measures ties on a fold. The weights of the last model are kept: to keep others of them needs no new ones."""

    fold: Fold
    _last: ItemModel | None = field(default=None, init=False)
    _weights: Weights | None = field(default=None, init=False)

    def __call__(self, ties: LearnedTies) -> float:
        """Return NDCG@10 with the ties that are kept."""
        kept = kept_weights(self.weights(ties.model), ties.k, ties.keep)
        return self.fold.ndcg(tie_scores(self.fold.known.liked, kept))

    def weights(self, model: ItemModel) -> Weights:
        """Return all weights that a model learns on the fold."""
        if self._last != model or self._weights is None:
            self._last, self._weights = model, None
            self._weights = model.fit(self.fold.known)
        return self._weights


def tune_ties(method: str, measure: TieMeasure) -> Climbed[LearnedTies]:
    """Choose the setting of a method, how many ties are kept, and whether from each item or into each."""
    start = LearnedTies(method, USUAL[method], KEPT[-1])
    axes: list[list[Callable[[LearnedTies], LearnedTies]]] = [
        [partial(_with_model, name, value) for value in values] for name, values in VALUES[method].items()
    ]
    keeps = [partial(_with_keep, keep) for keep in ("start", "candidate")]
    numbers = [partial(_with_number, k) for k in TRIED_KEPT]
    return climb(start, [keeps, *axes, numbers], measure, rounds=1 if method == "slim" else 3)


def prices(measure: TieMeasure, ties: LearnedTies) -> tuple[tuple[int | None, float], ...]:
    """Return how fewer ties an item would measure, and all weights (None), those below zero too."""
    whole = measure.fold.ndcg(tie_scores(measure.fold.known.liked, measure.weights(ties.model)))
    return (*((k, round(measure(replace(ties, k=k)), 5)) for k in KEPT), (None, round(whole, 5)))


def newest(known: Histories, history: int) -> sparse.csr_matrix:
    """Return the newest things that each user likes, shape (n_users, n_items)."""
    rows = known.liked.copy()
    rows.data[known.steps_back >= history] = 0.0
    rows.eliminate_zeros()
    return rows


def tie_scores(liked: sparse.csr_matrix, weights: Weights) -> Scores:
    """Return how to score users by ties: the sum over what they like."""
    return row_scores(liked, weights)


def _with_model(name: str, value: float, ties: LearnedTies) -> LearnedTies:
    changed: dict[str, Any] = {name: value}
    return replace(ties, model=replace(ties.model, **changed))


def _with_number(k: int, ties: LearnedTies) -> LearnedTies:
    return replace(ties, k=k)


def _with_keep(keep: str, ties: LearnedTies) -> LearnedTies:
    return replace(ties, keep=keep)

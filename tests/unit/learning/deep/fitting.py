"""Small settings of every model, and how each is fitted to its world."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from services.learning.deep.fit import Fitted, Run, fit_deep
from services.learning.deep.graph_sage import GraphSage
from services.learning.deep.learner import DeepModel
from services.learning.deep.light_gcn import LightGcn
from services.learning.deep.next_item import Recurrent, SelfAttention
from services.learning.deep.sequences import in_order
from services.learning.deep.ties import Ties
from tests.unit.learning.deep.worlds import newest_held_back, ring, two_tribes

SMALL = {"embedding": 16, "rate": 0.02, "batch": 64}
GRAPH = [
    LightGcn(**SMALL, epochs=20, every=5),
    GraphSage(**SMALL, fanouts=(5, 3), epochs=20, every=5),
]
IN_ORDER = [
    Recurrent(**SMALL, hidden=32, dropout=0.1, length=8, epochs=20, every=10),
    Recurrent(**SMALL, cell="lstm", hidden=32, dropout=0.1, length=8, epochs=20, every=10),
    SelfAttention(embedding=16, inner=32, layers=1, dropout=0.1, length=8, rate=0.01, batch=64, epochs=20, every=10),
]
SHORT: list[DeepModel] = [
    replace(GRAPH[0], epochs=6, every=2),
    replace(GRAPH[1], epochs=4, every=2),
    replace(IN_ORDER[0], epochs=5, every=1),
    replace(IN_ORDER[2], epochs=5, every=1),
]


def ring_fitted(model: DeepModel, run: Run | None = None) -> Fitted:
    known = ring()
    fold = newest_held_back(known)
    return fit_deep(model, fold, Ties(fold.known), Ties(known), run or Run(), is_tuned=False)


def tribes_fitted(model: DeepModel, run: Run | None = None) -> Fitted:
    ties, _ = two_tribes()
    fold = newest_held_back(ties.known)
    return fit_deep(model, fold, replace(ties, known=fold.known, user_interests=None), ties, run or Run(), False)


@cache
def undisturbed(model: DeepModel) -> Fitted:
    """Fit a model once for all tests that only look at it."""
    return ring_fitted(model) if model in IN_ORDER or model in SHORT[2:] else tribes_fitted(model)


def walks() -> list[NDArray[np.int64]]:
    return in_order(ring())

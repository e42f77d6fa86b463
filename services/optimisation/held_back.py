"""The graph as it would be without a part of what pleased people, and that part, to be found by its lists."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import histories
from services.learning.tuning.fold import Fold, Scores, fold_of
from services.optimisation.graph import Graph, feedback_of
from services.optimisation.lists import interest_path, item_based

SHARE = 0.2
LEAST = 5
"""Of a user whom fewer things pleased nothing is held back."""
DIGITS = 6
LISTS = {"item-based": item_based, "interest-path": interest_path}


@dataclass(frozen=True)
class HeldBack:
    """What is known, as a graph, and what its lists are to find."""

    graph: Graph
    fold: Fold

    def with_graph(self, graph: Graph) -> HeldBack:
        """Return the same task on a changed graph."""
        return replace(self, graph=graph)

    def ndcg(self) -> dict[str, float]:
        """Return NDCG@10 of each kind of list."""
        return {name: round(self.fold.ndcg(_listed(of(self.graph))), DIGITS) for name, of in LISTS.items()}


def hold_back(graph: Graph, seed: int) -> HeldBack:
    """Hold back the newest fifth of what pleased each user; where times are equal or unknown a drawn one.

    Items stay about what they are about: taken out are feedback and what is learned from it.
    """
    held = _held(graph, seed)
    met = graph.met.of(~held)
    pleased = met.strengths > 0
    past = histories(met.users[pleased], met.items[pleased], met.newest[pleased], graph.shape)
    everything = sparse.csr_matrix((np.ones(len(met.users)), (met.users, met.items)), graph.shape)
    wanted = feedback_of(graph.met.of(held), graph.shape).strengths.astype(bool).astype(float)
    fold = fold_of(replace(past, liked=everything), wanted, seed)
    return HeldBack(replace(graph, met=met).learned(), fold)


def _held(graph: Graph, seed: int) -> NDArray[np.bool_]:
    met = graph.met
    positives = np.flatnonzero(met.strengths > 0)
    drawn = np.random.default_rng(seed).permutation(len(positives))
    order = positives[np.lexsort((drawn, -met.newest[positives], met.users[positives]))]
    lengths = np.bincount(met.users[positives], minlength=graph.shape[0])
    places = np.arange(len(order)) - np.repeat(np.concatenate([[0], np.cumsum(lengths)])[:-1], lengths)
    wanted = np.where(lengths >= LEAST, np.maximum(1, np.floor(SHARE * lengths)), 0)
    held = np.zeros(len(met.users), np.bool_)
    held[order[places < wanted[met.users[order]]]] = True
    return held


def _listed(scores: Scores) -> Scores:
    """Return the scores with minus infinity where none is above 0: that is in no list."""

    def of(users: NDArray[np.int64]) -> NDArray[np.float32]:
        found = scores(users)
        return np.where(found > 0, found, np.float32(-np.inf))

    return of

"""Random walks on a weighted graph, those of many nodes at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Nodes = NDArray[np.int64]


class Walker:
    """Walks where the weights lead, the second step on leaning back or away from where the first came from.

    Parameters
    ----------
    weights
        Shape (n, n), symmetric; every row has an entry, column indices are sorted.
    p, q
        The higher ``p``, the less often a walk returns to the node before; the higher ``q``, the less often it goes to
        nodes that are not tied to that one. With both 1 only the weights count.

    References
    ----------
    Grover and Leskovec, "node2vec: scalable feature learning for networks", KDD 2016; a step that would be too likely
    is drawn again (rejection sampling), as in Zhou et al., "Distributed graph embedding with KnightKing", SOSP 2019.
    """

    def __init__(self, weights: sparse.csr_matrix, p: float = 1.0, q: float = 1.0) -> None:
        self._starts, self._ends = weights.indptr.astype(np.int64), weights.indices.astype(np.int64)
        self._sums = np.concatenate([[0.0], np.cumsum(weights.data, dtype=np.float64)])
        self._p, self._q = p, q
        self._n = weights.shape[0]
        rows = np.repeat(np.arange(self._n), np.diff(self._starts))
        self._pairs = rows * self._n + self._ends

    def walks(self, starts: Nodes, length: int, dice: np.random.Generator) -> Nodes:
        """Return one walk from each of these nodes, shape (n_starts, length)."""
        walked = np.empty((len(starts), length), dtype=np.int64)
        walked[:, 0] = starts
        for place in range(1, length):
            here = walked[:, place - 1]
            before = walked[:, place - 2] if place > 1 and (self._p, self._q) != (1.0, 1.0) else None
            walked[:, place] = self._next(here, dice) if before is None else self._biased(here, before, dice)
        return walked

    def _next(self, here: Nodes, dice: np.random.Generator) -> Nodes:
        """Draw a neighbour of each node by the weights."""
        low, high = self._sums[self._starts[here]], self._sums[self._starts[here + 1]]
        drawn = np.searchsorted(self._sums, low + dice.random(len(here)) * (high - low), side="right") - 1
        return self._ends[np.clip(drawn, self._starts[here], self._starts[here + 1] - 1)]

    def _biased(self, here: Nodes, before: Nodes, dice: np.random.Generator) -> Nodes:
        """Draw neighbours until each is accepted."""
        highest = max(1.0, 1.0 / self._p, 1.0 / self._q)
        found, open_ = np.empty_like(here), np.arange(len(here))
        while len(open_):
            drawn = self._next(here[open_], dice)
            likely = np.where(self._are_tied(before[open_], drawn), 1.0, 1.0 / self._q)
            likely = np.where(drawn == before[open_], 1.0 / self._p, likely)
            accepted = dice.random(len(open_)) * highest < likely
            found[open_[accepted]] = drawn[accepted]
            open_ = open_[~accepted]
        return found

    def _are_tied(self, one: Nodes, other: Nodes) -> NDArray[np.bool_]:
        keys = one * self._n + other
        places = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        return self._pairs[places] == keys

"""FastRP: random vectors, averaged over neighbours again and again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.graph_vectors.node_vectors import NodeVectors, of_members, of_unit_length
from services.learning.graph_vectors.ties import GraphTies
from services.observability.progress import Progress

SPARSITY = 3.0
"""One in so many numbers of the first vectors is not zero (Achlioptas 2003)."""


@dataclass(frozen=True, slots=True)
class FastRp:
    """Very sparse random vectors of nodes, averaged over their neighbours, the averages of all steps summed.

    Parameters
    ----------
    dimensions
        Length of the vectors.
    interests
        What a tie to an interest weighs beside one to an item.
    damping
        Power of a node's share of all ties by which its first vector is multiplied: below 0, what everybody is tied to
        counts less.
    steps
        Averages taken; each weighs 1.

    References
    ----------
    Chen et al., "Fast and accurate network embeddings via very sparse random projection", CIKM 2019; averages are
    brought to length 1 before they are summed, as Graph Data Science does.
    """

    dimensions: int = 256
    interests: float = 1.0
    damping: float = 0.0
    steps: int = 4

    name = "fastrp"
    version = 1

    def fit(self, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
        """See GraphModel."""
        weights = ties.weights(self.interests)
        degrees = np.asarray(weights.sum(axis=1)).ravel()
        averaging = sparse.diags_array(1.0 / np.maximum(degrees, 1e-12)) @ weights
        first = _sparse_normal(weights.shape[0], self.dimensions, seed)
        now = first * ((degrees / max(degrees.sum(), 1e-12)) ** self.damping)[:, None]
        total = np.zeros_like(first)
        with progress.step(self.name, self.steps, "steps") as step:
            for _ in range(self.steps):
                now = averaging @ now
                total += of_unit_length(now)
                step.advance()
        return of_members(ties, total)


def _sparse_normal(n: int, dimensions: int, seed: int) -> NDArray[np.float64]:
    """Return numbers of mean 0 and variance 1 / dimensions, two thirds of them zero."""
    draws = np.random.default_rng(seed).random((n, dimensions))
    size = np.sqrt(SPARSITY / dimensions)
    return np.where(draws < 0.5 / SPARSITY, -size, np.where(draws < 1.0 / SPARSITY, size, 0.0))

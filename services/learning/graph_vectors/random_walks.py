"""DeepWalk and node2vec: what random walks meet near each other gets vectors near each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy import sparse

from services.learning.graph_vectors.node_vectors import NodeVectors, of_members
from services.learning.graph_vectors.ties import GraphTies
from services.learning.graph_vectors.walking import Nodes, Walker
from services.learning.models.co_occurrence import gram_vectors, information
from services.observability.progress import Progress

MOST_PAIRS = 60_000_000
"""Pairs of nodes counted at most, that they fit into memory: large graphs are walked less often, then less far."""
PAIRS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class DeepWalk:
    """Walks by the weights alone.

    Parameters
    ----------
    dimensions
        Length of the vectors.
    interests
        What a tie to an interest weighs beside one to an item.
    walks
        From each node.
    length
        Nodes of a walk.
    window
        Steps within which two nodes of a walk stand together; near ones count more.

    References
    ----------
    Perozzi, Al-Rfou and Skiena, "DeepWalk: online learning of social representations", KDD 2014. Without Graph Data
    Science the counts are factorised instead of trained on: Qiu et al., "Network embedding as matrix factorization:
    unifying DeepWalk, LINE, PTE, and node2vec", WSDM 2018.
    """

    dimensions: int = 64
    interests: float = 1.0
    walks: int = 10
    length: int = 80
    window: int = 10

    p: ClassVar[float] = 1.0
    q: ClassVar[float] = 1.0
    name: ClassVar[str] = "deepwalk"
    version: ClassVar[int] = 3

    def fit(self, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
        """See GraphModel."""
        return _of_walks(self, ties, seed, progress)


@dataclass(frozen=True, slots=True)
class Node2Vec:
    """Walks that lean back or away; with ``p`` and ``q`` of 1 it is DeepWalk, whose other settings it has.

    Parameters
    ----------
    p
        The higher, the less often a walk returns to the node before.
    q
        The higher, the less often a walk goes to nodes that are not tied to the one before.

    References
    ----------
    Grover and Leskovec, "node2vec: scalable feature learning for networks", KDD 2016.
    """

    dimensions: int = 64
    interests: float = 1.0
    walks: int = 10
    length: int = 80
    window: int = 10
    p: float = 4.0
    q: float = 1.0

    name: ClassVar[str] = "node2vec"
    version: ClassVar[int] = 3

    def fit(self, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
        """See GraphModel."""
        return _of_walks(self, ties, seed, progress)


def _of_walks(model: DeepWalk | Node2Vec, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
    weights = ties.weights(model.interests)
    n, dice = weights.shape[0], np.random.default_rng(seed)
    rounds, length, window = _within_memory(model, n)
    walker = Walker(weights, model.p, model.q)
    together = sparse.csr_matrix((n, n))
    block = max(1, PAIRS_AT_ONCE // (length * window))
    with progress.step(f"{model.name}: walks", rounds * n, "walks") as step:
        for start in (start for _ in range(rounds) for start in range(0, n, block)):
            starts = np.arange(start, min(start + block, n))
            together = together + _together(walker.walks(starts, length, dice), window, n)
            step.advance(len(starts))
    return of_members(ties, gram_vectors(information((together + together.T).tocsr()), model.dimensions, seed))


def _within_memory(model: DeepWalk | Node2Vec, n: int) -> tuple[int, int, int]:
    """Return how many walks of which length, and the window, for a graph of ``n`` nodes."""
    length = max(3, min(model.length, MOST_PAIRS // max(1, n * model.window)))
    window = min(model.window, length - 1)
    return max(1, min(model.walks, MOST_PAIRS // max(1, n * length * window))), length, window


def _together(walked: Nodes, window: int, n: int) -> sparse.csr_matrix:
    """Count what stands within the window, neighbours fully and the farthest least."""
    near = range(1, window + 1)
    starts = np.concatenate([walked[:, :-distance].ravel() for distance in near])
    ends = np.concatenate([walked[:, distance:].ravel() for distance in near])
    sizes = [walked[:, distance:].size for distance in near]
    shares = np.repeat([(window + 1 - distance) / window for distance in near], sizes)
    return sparse.csr_matrix((shares, (starts, ends)), shape=(n, n))

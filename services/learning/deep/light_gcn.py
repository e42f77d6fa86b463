"""LightGCN: a graph convolution of likes, without weights between its steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from services.learning.deep.framework import need_torch
from services.learning.deep.learner import Learner
from services.learning.deep.ties import Ties
from services.learning.tuning.changes import changes


@dataclass(frozen=True, slots=True)
class LightGcn:
    """Vectors of users and items are handed on to their neighbours; the mean over all steps scores.

    Parameters
    ----------
    embedding
        Length of the vectors.
    layers
        Steps along the graph.
    rate
        Of Adam.
    decay
        Weight of the squares of the first vectors, pair by pair.
    batch
        Pairs of one step of learning; every one of them goes through the whole graph.
    memory
        Share of the mean over past steps that stays at each step; the mean scores, for single steps are noisy. 0: the
        newest step alone.

    References
    ----------
    He et al., "LightGCN: simplifying and powering graph convolution network for recommendation", SIGIR 2020; the
    mean over steps after Polyak and Juditsky, "Acceleration of stochastic approximation by averaging", 1992.
    """

    embedding: int = 64
    layers: int = 2
    rate: float = 0.005
    decay: float = 1e-4
    batch: int = 2048
    memory: float = 0.99
    epochs: int = 200
    every: int = 4
    patience: int = 6

    name = "lightgcn"
    version = 2

    def axes(self) -> Sequence[Sequence[Callable[[Any], Any]]]:
        return [changes("layers", (2, 3)), changes("rate", (0.002, 0.005))]

    def learner(self, ties: Ties, device: str) -> Learner:
        """Raises SettingsError where PyTorch is missing."""
        need_torch("LightGCN")
        from services.learning.deep.networks.light_gcn import LightGcnLearner, LightGcnNetwork
        from services.learning.deep.networks.pairs import Pairs

        liked = ties.known.liked
        network = LightGcnNetwork(liked, self.embedding, self.layers, device)
        return LightGcnLearner(network, Pairs(liked, device), self.rate, self.decay, self.batch, self.memory)

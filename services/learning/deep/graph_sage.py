"""GraphSAGE over users, items and interests, from neighbours drawn by chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from services.learning.deep.framework import need_torch
from services.learning.deep.learner import Learner
from services.learning.deep.ties import Ties
from services.learning.tuning.changes import changes


@dataclass(frozen=True, slots=True)
class GraphSage:
    """Each node takes in a mean of some neighbours of every kind, step by step; products of users and items score.

    Parameters
    ----------
    embedding
        Length of the vectors.
    fanouts
        Neighbours drawn of each kind of edge, one number a step.
    rate, decay
        Of AdamW.
    batch
        Pairs of one step of learning.
    interest_share
        Weight of the interests of items and users in the loss; it puts their vectors into the same space.

    References
    ----------
    Hamilton, Ying and Leskovec, "Inductive representation learning on large graphs", NIPS 2017, with first vectors
    learned for each node and a matrix for each kind of edge.
    """

    embedding: int = 64
    fanouts: tuple[int, ...] = (10, 5)
    rate: float = 0.002
    decay: float = 0.01
    batch: int = 1024
    interest_share: float = 0.1
    epochs: int = 60
    every: int = 2
    patience: int = 5

    name = "graphsage"
    version = 1

    def axes(self) -> Sequence[Sequence[Callable[[Any], Any]]]:
        return [changes("interest_share", (0.0, 0.1))]

    def learner(self, ties: Ties, device: str) -> Learner:
        """Raises SettingsError where PyTorch is missing."""
        need_torch("GraphSAGE")
        from services.learning.deep.networks.graph_sage import GraphSageLearner, GraphSageNetwork, edges_of, pairs_of

        network = GraphSageNetwork(ties.sizes, edges_of(ties, device), self.embedding, self.fanouts).to(device)
        pairs = pairs_of(ties, device)
        return GraphSageLearner(network, pairs, self.rate, self.decay, self.batch, self.interest_share)

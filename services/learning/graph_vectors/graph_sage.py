"""GraphSAGE: what a node takes in of its neighbours, and of theirs, is learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.learning.deep.checkpoint import Checkpoint
from services.learning.deep.framework import AUTO, choose_device, drawn_from, need_torch
from services.learning.deep.graph_sage import GraphSage as DeepGraphSage
from services.learning.deep.ties import InterestFactors, Ties
from services.learning.deep.training import Plan, train
from services.learning.graph_vectors.node_vectors import NodeVectors, of_unit_length
from services.learning.graph_vectors.ties import GraphTies
from services.learning.histories import histories
from services.observability.progress import Progress

NEITHER = "graphsage without Graph Data Science"


@dataclass(frozen=True, slots=True)
class GraphSage:
    """By Graph Data Science from vectors of FastRP; without it by PyTorch, from first vectors that are learned.

    Parameters
    ----------
    dimensions
        Length of the vectors; PyTorch's have one number more, the bias.
    interests
        What a tie to an interest weighs beside one to an item; PyTorch's model knows only whether there is one.
    epochs
        Passes over the graph.

    References
    ----------
    Hamilton, Ying and Leskovec, "Inductive representation learning on large graphs", NIPS 2017.
    """

    dimensions: int = 64
    interests: float = 1.0
    epochs: int = 10

    name = "graphsage"
    version = 2

    def fit(self, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
        """See GraphModel. Raises SettingsError where PyTorch is missing."""
        need_torch(NEITHER)
        device = choose_device(AUTO)
        users, items = ties.likes.nonzero()
        known = histories(users, items, np.zeros(len(users)), ties.likes.shape)
        edges = Ties(known, ties.about, ties.draws)
        with drawn_from(seed, device):
            learner = DeepGraphSage(embedding=self.dimensions).learner(edges, device)
        train(learner, Plan(seed, self.epochs), device, Checkpoint(None), progress, self.name)
        found = learner.vectors()
        interests = found.interests if isinstance(found, InterestFactors) else found.items[:0]
        return NodeVectors(*(of_unit_length(vectors) for vectors in (found.users, found.items, interests)))

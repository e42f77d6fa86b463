"""The Leiden algorithm in this process, for a database without Graph Data Science."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import chain

import igraph
import numpy as np

from services.analytics.partition import Partition, gather
from services.analytics.ties import Member, Ties

ITERATIONS = 10


@dataclass(frozen=True, slots=True)
class IgraphLeiden:
    """Finds the same groups for the same ties and seed: nodes and ties are taken in order of their ids.

    References
    ----------
    Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", 2019.
    """

    feedback: Ties
    interests: Ties
    seed: int = 42
    name: str = "igraph"

    def partition(self, resolution: float) -> Partition:
        """See Leiden."""
        nodes, ends, weights = self._arrays()
        if not nodes:
            return []
        graph = igraph.Graph(n=len(nodes), edges=ends)
        igraph.set_random_number_generator(random.Random(self.seed))
        try:
            found = graph.community_leiden("modularity", weights, resolution, n_iterations=ITERATIONS)
        finally:
            igraph.set_random_number_generator(random)
        return gather(dict(zip(nodes, found.membership, strict=True)))

    def _arrays(self) -> tuple[list[Member], np.ndarray, list[float]]:
        """Return the nodes, the places of both ends of every tie, shape (n_ties, 2), and the weights."""
        ties = sorted(
            chain(
                ((start, ("Item", end), weight) for start, ends in self.feedback.items() for end, weight in ends),
                ((start, ("Interest", end), weight) for start, ends in self.interests.items() for end, weight in ends),
            )
        )
        nodes = sorted({end for start, end, _ in ties} | {start for start, _, _ in ties})
        place = {node: number for number, node in enumerate(nodes)}
        ends = np.array([(place[start], place[end]) for start, end, _ in ties], np.int64).reshape(-1, 2)
        return nodes, ends, [weight for _, _, weight in ties]

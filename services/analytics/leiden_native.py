"""The Leiden algorithm in this process, for a database without Graph Data Science."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import graspologic_native

from services.analytics.partition import Partition, gather
from services.analytics.ties import Member, Ties

ITERATIONS = 3
"""Runs of the whole algorithm on its own outcome; the best of ``TRIALS`` is taken."""
TRIALS = 3
RANDOMNESS = 0.001


@dataclass(frozen=True, slots=True)
class NativeLeiden:
    """Finds the same groups for the same ties and seed: nodes and ties are taken in order of their ids.

    References
    ----------
    Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", 2019.
    """

    feedback: Ties
    interests: Ties
    seed: int = 42
    name: str = "native"

    def partition(self, resolution: float) -> Partition:
        """See Leiden."""
        nodes, edges = self._edges()
        if not edges:
            return []
        _, groups = graspologic_native.leiden(
            edges=edges,
            starting_communities=None,
            resolution=resolution,
            randomness=RANDOMNESS,
            iterations=ITERATIONS,
            use_modularity=True,
            seed=self.seed,
            trials=TRIALS,
        )
        return gather({nodes[int(number)]: group for number, group in groups.items()})

    def _edges(self) -> tuple[list[Member], list[tuple[str, str, float]]]:
        """Return the nodes, and every tie as the numbers of both its ends, in digits, and its weight."""
        ties = sorted(
            chain(
                ((start, ("Item", end), weight) for start, ends in self.feedback.items() for end, weight in ends),
                ((start, ("Interest", end), weight) for start, ends in self.interests.items() for end, weight in ends),
            )
        )
        nodes = sorted({end for _, end, _ in ties} | {start for start, _, _ in ties})
        number = {node: str(place) for place, node in enumerate(nodes)}
        return nodes, [(number[start], number[end], weight) for start, end, weight in ties]

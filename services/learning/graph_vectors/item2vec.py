"""item2vec: what the same people like gets vectors near each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from services.learning.graph_vectors.node_vectors import NodeVectors, of_unit_length
from services.learning.graph_vectors.ties import GraphTies
from services.learning.models.co_occurrence import gram_vectors, information
from services.observability.progress import Progress


@dataclass(frozen=True, slots=True)
class Item2Vec:
    """Vectors of items from the histories they stand in together, whatever their order.

    Users and interests have none of their own: they stand in the middle of what they like, and of the items about them.

    Parameters
    ----------
    dimensions
        Length of the vectors.
    evenness
        Power of a history's length by which its pairs are divided: 0, each pair counts as often as it is met; 1, an
        item of a long history has no more company than one of a short history.

    References
    ----------
    Barkan and Koenigstein, "item2vec: neural item embedding for collaborative filtering", MLSP 2016; the counts are
    factorised instead of trained on (Levy and Goldberg, NIPS 2014).
    """

    dimensions: int = 128
    evenness: float = 0.0

    name = "item2vec"
    version = 1

    def fit(self, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
        """See GraphModel."""
        liked = (ties.likes > 0).astype(np.float64)
        lengths = np.maximum(np.diff(liked.indptr), 1).astype(float)
        with progress.step(self.name, 1, "matrices") as step:
            together = (liked.T @ sparse.diags_array(lengths**-self.evenness) @ liked).tocsr()
            together.setdiag(0.0)
            together.eliminate_zeros()
            items = of_unit_length(gram_vectors(information(together), self.dimensions, seed))
            step.advance()
        return NodeVectors(of_unit_length(ties.likes @ items), items, of_unit_length(ties.about.T @ items))

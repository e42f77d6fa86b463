"""Vectors of the nodes of a graph, of one length, so that their inner product is the cosine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.learning.graph_vectors.ties import GraphTies
from services.learning.models.factors import Vectors


@dataclass(frozen=True, slots=True)
class NodeVectors:
    """Rows of length 1, or of zeros where a method has none, in the order of the ties they were learned from.

    Parameters
    ----------
    users, items, interests
        Shapes (n_users, dimensions), (n_items, dimensions), (n_interests, dimensions).
    """

    users: Vectors
    items: Vectors
    interests: Vectors


def of_members(ties: GraphTies, vectors: NDArray[np.floating]) -> NodeVectors:
    """Part vectors in the order of ``ties.members`` by label, and give each the length 1."""
    items, interests = len(ties.user_ids), len(ties.user_ids) + len(ties.item_ids)
    found = of_unit_length(vectors)
    return NodeVectors(found[:items], found[items:interests], found[interests:])


def of_unit_length(vectors: NDArray[np.floating]) -> Vectors:
    """Return the rows with length 1; a row of zeros stays one."""
    wide = np.asarray(vectors, dtype=np.float64)
    lengths = np.linalg.norm(wide, axis=1, keepdims=True)
    return np.divide(wide, lengths, out=np.zeros_like(wide), where=lengths > 0).astype(np.float32)

"""What a graph is like: how much ties it, how closely, and how unevenly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from services.optimisation.graph import Graph

HUBS = 0.01
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of what is in use, and the shape of the graph of items and interests.

    ``density`` is SIMILAR_TO over all pairs of items; ``components`` are parts of items and interests that nothing ties
    together; ``isolated`` are items without any SIMILAR_TO; ``hub_share`` is the part of SIMILAR_TO that leads to the
    hundredth of the items that most of it leads to.
    """

    users: int
    items: int
    interactions: int
    similar: int
    about: int
    related: int
    density: float
    components: int
    isolated: int
    hub_share: float


def figures(graph: Graph) -> Figures:
    """Count and measure a graph."""
    similar = (graph.similar + graph.bridges).tocsr()
    n_items = max(1, len(graph.item_ids))
    into = np.bincount(similar.indices, minlength=similar.shape[1])
    is_tied = (np.diff(similar.indptr) > 0) | (into > 0)
    most = np.sort(into)[::-1][: max(1, round(HUBS * n_items))]
    return Figures(
        users=int((graph.dropped_users == "").sum()),
        items=int((graph.dropped_items == "").sum()),
        interactions=int(graph.liked.strengths.nnz),
        similar=similar.nnz,
        about=int((graph.specificity[graph.about.interests] > 0).sum()),
        related=graph.related.nnz,
        density=round(similar.nnz / max(1, n_items * (n_items - 1)), DIGITS),
        components=_components(graph, similar),
        isolated=int((~is_tied).sum()),
        hub_share=round(float(most.sum() / max(1, into.sum())), DIGITS),
    )


def _components(graph: Graph, similar: sparse.csr_matrix) -> int:
    """Count parts; an interest that is dropped is no part of its own."""
    used = graph.specificity > 0
    about = graph.aboutness[:, used]
    related = graph.related[used][:, used]
    whole = sparse.block_array([[similar, about], [None, related]], format="csr")
    return int(csgraph.connected_components(whole, directed=False, return_labels=False)) if whole.shape[0] else 0

"""Steps on what ties items to each other: age of feedback, hubs, weak ties, and items that nothing ties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.features import unit_length
from services.optimisation.graph import Graph

DAY_MS = 86_400_000.0
COMMON = 0.25
"""Power of the rarity of a candidate: 0 leaves similarity as it is, 1 would let rare items win everywhere."""
WEAK = 0.2
"""What is weaker than this share of the strongest tie from the same item is weak."""
HUB = 5.0
"""Times the mean number of ties that may lead to one item."""
BRIDGES = 10
"""Items that an isolated one is tied to, each way."""
ALIKE = 0.3
"""Cosine from which texts are alike."""
BLOCK = 500


def decay(graph: Graph) -> Graph:
    """Learn similarity from feedback that counts half with each half-life of interests, from the user's newest back."""
    if not len(graph.met.users) or graph.ages().max() < DAY_MS:
        return graph
    return replace(graph, half_life=graph.rules.half_life_ms).learned()


def discount_popular(graph: Graph) -> Graph:
    """Multiply each tie by the rarity of the candidate, so that what everybody knows is near to less.

    Rarity is ``(log(1 + users / fans) / log(1 + users)) ** 0.25``.
    """
    users = max(2, graph.shape[0])
    rarity = np.log1p(users / np.maximum(graph.popularity, 1)) / np.log1p(users)
    return _with_similar(graph, (graph.similar @ sparse.diags_array(rarity**COMMON)).tocsr())


def drop_weak(graph: Graph) -> Graph:
    """Drop ties that are much weaker than the strongest from the same item."""
    own = graph.similar
    if not own.nnz:
        return graph
    strongest = np.asarray(own.max(axis=1).todense()).ravel()
    starts = np.repeat(np.arange(own.shape[0]), np.diff(own.indptr))
    return _keeping(graph, own.data >= WEAK * strongest[starts])


def cap_hubs(graph: Graph) -> Graph:
    """Let at most five times the mean number of ties lead to one item: the strongest."""
    own = graph.similar
    cap = int(np.ceil(HUB * own.nnz / max(1, np.count_nonzero(np.bincount(own.indices)))))
    order = np.lexsort((-own.data, own.indices))
    ends = own.indices[order]
    places = np.arange(len(order)) - np.searchsorted(ends, ends)
    kept = np.zeros(own.nnz, np.bool_)
    kept[order[places < cap]] = True
    return _keeping(graph, kept)


def bridge(graph: Graph) -> Graph:
    """Tie items without any similar one to those that texts, else interests, say the same of; both ways."""
    own = graph.similar
    tied = (np.diff(own.indptr) > 0) | (np.bincount(own.indices, minlength=own.shape[1]) > 0)
    isolated = np.flatnonzero(~tied)
    starts, ends, weights = [], [], []
    for features in (sparse.csr_matrix(graph.vectors), unit_length(graph.aboutness)):
        known = np.diff(features.indptr) > 0
        for start in range(0, len(isolated), BLOCK):
            block = isolated[start : start + BLOCK]
            block = block[known[block]]
            alike = np.asarray((features[block] @ features.T).toarray(), dtype=float)
            alike[np.arange(len(block)), block] = 0.0
            rows, columns = _nearest(alike)
            starts.append(block[rows])
            ends.append(columns)
            weights.append(np.round(alike[rows, columns], 6))
        isolated = np.setdiff1d(isolated, np.concatenate(starts or [isolated[:0]]))
    if not sum(map(len, starts)):
        return graph
    one, other, weight = (np.concatenate(part) for part in (starts, ends, weights))
    there = sparse.csr_matrix((weight, (one, other)), shape=own.shape)
    return replace(graph, bridges=there.maximum(there.T).tocsr())


def _nearest(alike: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(-alike, axis=1, kind="stable")[:, :BRIDGES]
    is_alike = np.take_along_axis(alike, order, axis=1) >= ALIKE
    rows = np.nonzero(is_alike)[0]
    return rows, order[is_alike]


def _keeping(graph: Graph, kept: NDArray[np.bool_]) -> Graph:
    if kept.all():
        return graph
    own = graph.similar
    rows = np.repeat(np.arange(own.shape[0]), np.diff(own.indptr))[kept]
    pointers = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=own.shape[0]))])
    return _with_similar(graph, sparse.csr_matrix((own.data[kept], own.indices[kept], pointers), shape=own.shape))


def _with_similar(graph: Graph, similar: sparse.csr_matrix) -> Graph:
    return replace(graph, similar=similar) if similar.nnz or graph.similar.nnz else graph

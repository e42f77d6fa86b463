"""Steps on what items are about and what interests are to each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.optimisation.graph import Graph

WEAK_ABOUT = 0.1
"""What texts say of an item weighs little below this share of what it is most about."""
WEAK_RELATED = 0.1
ALIKE = 0.5
"""Standard deviation of users' shares, over their mean, up to which all like the same of an interest."""
JUDGED = 10
"""Items from which an interest is judged: of fewer a user can hardly like many."""
SIGMAS = 2.0


def drop_weak(graph: Graph) -> Graph:
    """Drop what texts hardly say of an item, and interests that are hardly related."""
    about = graph.about
    weights = about.weights * graph.specificity[about.interests]
    strongest = np.zeros(len(graph.item_ids))
    np.maximum.at(strongest, about.items, weights)
    is_weak = (about.sources == "text") & (weights > 0) & (weights < WEAK_ABOUT * strongest[about.items])
    return _without(graph, is_weak, graph.related.multiply(graph.related >= WEAK_RELATED).tocsr())


def drop_redundant(graph: Graph) -> Graph:
    """Drop what is said twice: RELATED_TO along BROADER, and by texts a wider interest of one the item has already."""
    about, broader = graph.about, graph.broader.astype(bool).astype(float)
    if not len(about.items):
        return graph
    shape = (len(graph.item_ids), len(graph.interest_ids))
    held = sparse.csr_matrix((graph.specificity[about.interests] > 0, (about.items, about.interests)), shape=shape)
    wider = (held.astype(float) @ broader).tocsr()
    said = np.asarray(wider[about.items, about.interests]).ravel() > 0
    both_ways = (broader + broader.T).astype(bool)
    return _without(graph, (about.sources == "text") & said, _outside(graph.related, both_ways))


def drop_noise(graph: Graph) -> Graph:
    """Drop interests that say nothing of who likes what: everyone likes as much about them as anyone else.

    Of all that a user likes a share is about the interest. Where shares differ between users by less than chance and
    half their mean would have it, the interest tells nothing. Interests too rare to tell stay.
    """
    noise = _tells_nothing(graph) & (graph.specificity > 0)
    if not noise.any():
        return graph
    specificity = np.where(noise, 0.0, graph.specificity)
    notes = (f"{noise.sum()} interests tell nothing: " + ", ".join(_first(graph, noise)),)
    return replace(graph, specificity=specificity, noise=graph.noise | noise, notes=notes)


def _tells_nothing(graph: Graph) -> NDArray[np.bool_]:
    """Return of each interest whether the spread of users' shares is certainly small.

    With c of a user's n likes about it, ``c (c - 1) / (n (n - 1)) - 2 p c / n + p ** 2`` is on average the variance of
    shares around their mean p, without what chance adds to it.
    """
    liked = graph.liked.strengths.astype(bool).astype(float)
    liked = liked[np.flatnonzero(np.diff(liked.indptr) > 1)]
    shape = (len(graph.item_ids), len(graph.interest_ids))
    ends = (graph.about.items, graph.about.interests)
    carried = sparse.csr_matrix((np.ones(len(ends[0])), ends), shape=shape).astype(bool).astype(float)
    touched = liked @ carried
    lengths, n_users = np.diff(liked.indptr).astype(float), max(2, liked.shape[0])
    pairs = sparse.diags_array(1 / (lengths * (lengths - 1))) @ (touched.multiply(touched) - touched)
    shares = sparse.diags_array(1 / lengths) @ touched
    mean = np.asarray(shares.sum(axis=0)).ravel() / n_users
    own = (pairs - shares @ sparse.diags_array(2 * mean)).tocsr()
    average = np.asarray(own.sum(axis=0)).ravel() / n_users
    variance = np.asarray(own.multiply(own).sum(axis=0)).ravel() / n_users - average**2
    most = average + mean**2 + SIGMAS * np.sqrt(np.maximum(variance, 0) / n_users)
    return (np.asarray(carried.sum(axis=0)).ravel() >= JUDGED) & (mean > 0) & (most <= (ALIKE * mean) ** 2)


def _first(graph: Graph, noise: NDArray[np.bool_], n: int = 10) -> list[str]:
    return [graph.interest_ids[place] for place in np.flatnonzero(noise)[:n]]


def _outside(related: sparse.csr_matrix, others: sparse.csr_matrix) -> sparse.csr_matrix:
    found = (related - related.multiply(others)).tocsr()
    found.eliminate_zeros()
    return found


def _without(graph: Graph, is_gone: NDArray[np.bool_], related: sparse.csr_matrix) -> Graph:
    if not is_gone.any() and related.nnz == graph.related.nnz:
        return graph
    return replace(graph, about=graph.about.of(~is_gone), related=related)

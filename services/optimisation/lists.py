"""What item-based and interest-path lists would be on a graph of arrays: twins of the queries, for measuring."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.tuning.fold import Scores
from services.optimisation.graph import Graph
from services.recommenders.everyone.ranking import first_of_each

HISTORY = 30
"""Newest things met that item-based lists look at."""
BREADTH = 30
"""Strongest interests of a user that interest-path lists look at."""


def item_based(graph: Graph) -> Scores:
    """Score by strength of feedback x similarity, over the newest things met."""
    met = graph.met
    order = np.lexsort((met.items, -met.strengths, -met.newest, met.users))
    newest = first_of_each(met.users, order, HISTORY)
    history = sparse.csr_matrix((met.strengths[newest], (met.users[newest], met.items[newest])), graph.shape)

    def scores(users: NDArray[np.int64]) -> NDArray[np.float32]:
        return np.asarray((history[users] @ graph.similar).toarray(), dtype=np.float32)

    return scores


def interest_path(graph: Graph) -> Scores:
    """Score by affinity x aboutness, and a little for what pleased many.

    Affinities come from feedback alone, since a person's texts and statements may speak of what is to be found; every
    item is looked at, where the query looks at those that interests lead to.
    """
    met, rules, about = graph.met, graph.rules, graph.about
    fresh = rules.lasting + (1 - rules.lasting) * 0.5 ** (graph.ages() / rules.half_life_ms)
    signals = sparse.csr_matrix((met.strengths * fresh, (met.users, met.items)), graph.shape)
    weights = about.weights * graph.specificity[about.interests]
    carried = sparse.csr_matrix((weights, (about.items, about.interests)), graph.aboutness.shape)
    prior = rules.prior * graph.popularity / (graph.popularity + rules.prior_half)
    by_interest = graph.aboutness.T.tocsr()

    def scores(users: NDArray[np.int64]) -> NDArray[np.float32]:
        drawn = sparse.csr_matrix(_strongest((signals[users] @ carried).toarray()))
        touched = drawn.astype(bool).astype(float) @ by_interest.astype(bool).astype(float)
        found = (drawn @ by_interest).toarray() + np.where(touched.toarray() > 0, prior, 0.0)
        return np.asarray(found, dtype=np.float32)

    return scores


def _strongest(affinities: NDArray[np.float64]) -> NDArray[np.float64]:
    """Keep the largest of each row in size, scaled so that the largest is 1."""
    sizes = np.abs(affinities)
    if sizes.shape[1] > BREADTH:
        least = np.partition(sizes, sizes.shape[1] - BREADTH, axis=1)[:, sizes.shape[1] - BREADTH][:, None]
        affinities = np.where(sizes >= least, affinities, 0.0)
    largest = sizes.max(axis=1, initial=0.0)[:, None]
    return np.divide(affinities, largest, out=np.zeros_like(affinities), where=largest > 0)

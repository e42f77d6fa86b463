"""Fits what a recipe says to all that is known: two thin matrices and what popularity adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.linear.cold import into_new
from services.learning.linear.member import weights_of
from services.learning.linear.mixing import Mixture
from services.learning.linear.newcomers import MOST_KNOWN
from services.learning.linear.recipe import Recipe
from services.learning.linear.rows import weighed_rows
from services.learning.linear.tastes import joined_tastes
from services.learning.linear.thinning import thinned
from services.learning.models.factors import Factors
from services.learning.models.item_weights import Weights
from services.learning.tuning.fold import row_scores
from services.learning.tuning.held_back import first_likes
from services.learning.tuning.item_setting import Kinds

EDGES, LEAST_TIES, MOST_TIES = 500_000, 60, 300
"""Weights kept in all, and from each item at least and at most: where items are few, each may keep more."""
INTO_NEW = 400
"""Weights kept into each item that nobody has touched."""
LEAST_PRIOR = 0.001
"""Of the best score: so much a candidate that everybody likes gets at least, so that any list can be filled."""
NEW_BEST = 0.05
"""Of the best of the others: a new item stands among what many like only where much leads to it."""
HELD_BACK = 0.05
"""Power of a candidate's likes that its weights are divided by: lists show up to a tenth more of the catalogue and find
as much, a little more where likes are few. For newcomers nothing is held back, of whom little else is known."""
USUAL_BEST = 0.5
"""Scores are scaled so that the best of a user's list is about this."""
SAMPLED = 1000
SHORT = (4, 8, 16, 32)
"""Likes that people are known by as well, where nothing fades, when it is made up for what few ties leave out."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is written into the graph.

    Parameters
    ----------
    usual, newcomers
        Shape (n_items, n_items): weights from what a user likes to a candidate, for people of whom much and of whom
        one to three things are known.
    taste
        Vectors whose product counts for people of whom much is known; None where they take no part.
    priors
        What ``log(1 + likes)`` counts, by how many things are known: 1, 2, 3, more.
    most_known
        With how many likes a person is a newcomer.
    """

    usual: sparse.csr_matrix
    newcomers: sparse.csr_matrix
    taste: Factors | None
    priors: tuple[float, ...]
    half_life: float | None
    most_known: int


def fit(known: Histories, kinds: Kinds, recipe: Recipe, ties: int | None = None) -> Fitted:
    """Fit all models of the recipe, sum them up, and keep ``ties`` weights of each item; without, see ``EDGES``.

    What nobody has touched is led to by what was learned for new items alone, where that was: models of content or of
    likeness would lead there too, on another scale.

    Parameters
    ----------
    kinds
        See ``services.learning.features.with_mean``.
    """
    n_items, new = known.liked.shape[1], known.likes == 0
    ties = ties or max(LEAST_TIES, min(MOST_TIES, EDGES // max(1, n_items)))
    chosen, newcomers = recipe.usual, recipe.newcomers
    rows = weighed_rows(known, chosen.half_life)
    allowed = np.ones(n_items, dtype=np.float32) if recipe.new_items is None else (~new).astype(np.float32)
    share = allowed * (np.maximum(known.likes, 1.0) ** -HELD_BACK).astype(np.float32)
    usual = _times(chosen.mixture.of(weights_of(chosen.members, known, kinds), n_items), share)
    unit = _best(rows, usual, chosen.mixture.prior, known)
    taste = _taste(known, chosen.mixture.tastes, USUAL_BEST / unit, share)
    found = thinned(usual, rows if chosen.half_life else sparse.vstack([rows, _with_likes(known, SHORT)]), ties)
    into = _into_new(known, kinds, recipe.new_items, new, rows, found)
    found = _scaled(found + into, USUAL_BEST / unit)
    prior = max(chosen.mixture.prior * USUAL_BEST / unit, _least(known))
    if newcomers is None:
        return Fitted(found, found, taste, (prior,) * (MOST_KNOWN + 1), chosen.half_life, 0)
    few = _with_likes(known, range(1, MOST_KNOWN + 1))
    first = _times(newcomers.mixture.of(weights_of(newcomers.members, known, kinds), n_items), allowed)
    unit = _best(few, first, newcomers.priors[-1], known)
    introducing = thinned(first, few, ties)
    into = _into_new(known, kinds, recipe.new_items, new, few, introducing)
    priors = tuple(max(one * USUAL_BEST / unit, _least(known)) for one in newcomers.priors)
    introduced = _scaled(introducing + into, USUAL_BEST / unit)
    return Fitted(found, introduced, taste, (*priors, prior), chosen.half_life, newcomers.most_known)


def _with_likes(known: Histories, numbers: Sequence[int]) -> sparse.csr_matrix:
    """Return everybody once for each number, as they were with so many likes.

    What few ties leave out is made up for by rows. Made up for by people who like a hundred things, lists of people of
    whom two or ten are known fit nobody.
    """
    return sparse.vstack([weighed_rows(first_likes(known, n), None) for n in numbers], format="csr")


def _taste(known: Histories, weights: Mapping[str, float], factor: float, share: NDArray[np.float32]) -> Factors | None:
    found = joined_tastes(known, {name: weight * factor for name, weight in weights.items()})
    return found and Factors(found.users, _times(found.items.T, share).T)


def _times(weights: Weights, share: NDArray[np.float32]) -> Weights:
    """Multiply what leads to each candidate, a column, by its share."""
    return weights @ sparse.diags_array(share) if sparse.issparse(weights) else weights * share


def _into_new(
    known: Histories,
    kinds: Kinds,
    mixture: Mixture | None,
    new: NDArray[np.bool_],
    rows: sparse.csr_matrix,
    others: sparse.csr_matrix,
) -> sparse.csr_matrix:
    """Return the weights into new items, so scaled that their best are NEW_BEST of the best of the others."""
    n_items = len(new)
    if mixture is None or not new.any():
        return sparse.csr_matrix((n_items, n_items), dtype=np.float32)
    ways = into_new(known, kinds, new, mixture.weights)
    total = sum(np.float32(mixture.weights[name]) * weights for name, weights in ways)
    thin = thinned(total, rows, INTO_NEW, into=True).tocoo()
    columns = np.flatnonzero(new)[thin.col]
    found = sparse.csr_matrix((thin.data, (thin.row, columns)), shape=(n_items, n_items), dtype=np.float32)
    sample = rows[_spread(rows.shape[0])]
    best_new, best_other = ((sample @ one).max(axis=1).toarray().mean() for one in (found, others))
    return _scaled(found, NEW_BEST * float(best_other / best_new) if best_new > 0 else 0.0)


def _best(rows: sparse.csr_matrix, weights: Weights, prior: float, known: Histories) -> float:
    """Return the mean of users' best scores."""
    sample = _spread(rows.shape[0])
    scores = row_scores(rows, weights)(sample) + np.float32(prior) * np.log1p(known.likes).astype(np.float32)
    best = float(scores.max(axis=1).mean()) if scores.size else 0.0
    return best if best > 0 else 1.0


def _spread(n: int) -> NDArray[np.int64]:
    """Return the places of at most SAMPLED of ``n`` rows, evenly spread."""
    return np.linspace(0, n - 1, min(SAMPLED, n)).astype(np.int64)


def _least(known: Histories) -> float:
    return LEAST_PRIOR * USUAL_BEST / float(np.log1p(known.likes.max(initial=1)))


def _scaled(weights: sparse.csr_matrix, factor: float) -> sparse.csr_matrix:
    found = (weights * np.float32(factor)).tocsr()
    found.eliminate_zeros()
    found.sort_indices()
    return found

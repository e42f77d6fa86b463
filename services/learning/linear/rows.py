"""A user as a row of weights over the items liked, which sum to 1."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories

FAINTEST = 0.02
"""A thing that weighs less than this share of the newest is not looked at."""
MOST = 200
"""Things looked at at most: where nothing fades, or where many came at one time; of one time those that most like."""


def looked_at(half_life: float | None) -> int:
    """Return how many of the newest things are looked at: those that weigh more than FAINTEST of the newest."""
    return MOST if half_life is None else max(1, math.ceil(-math.log2(FAINTEST) * half_life))


def newer_things(known: Histories) -> NDArray[np.int64]:
    """Return of each entry how many things the user liked strictly later: what came at one time counts alike."""
    order = np.lexsort((known.times, known.users))
    users, times = known.users[order], known.times[order]
    ends = np.concatenate([(users[1:] != users[:-1]) | (times[1:] != times[:-1]), [True]]) if len(order) else users > 0
    last = np.flatnonzero(ends)
    of_group = np.searchsorted(last, np.arange(len(order)))
    bounds = known.liked.indptr[1:][users] - 1
    found = np.empty(len(order), dtype=np.int64)
    found[order] = bounds - last[of_group]
    return found


def weighed_rows(known: Histories, half_life: float | None) -> sparse.csr_matrix:
    """Return ``0.5 ** (things newer / half_life)`` of the newest things, divided by its sum over the row.

    Parameters
    ----------
    half_life
        In things liked later; None: all weigh the same.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (n_users, n_items).
    """
    newer = newer_things(known)
    weights = np.ones(len(newer)) if half_life is None else 0.5 ** (newer / half_life)
    kept = (newer < looked_at(half_life)) & (_places_from_newest(known) < MOST)
    rows = sparse.csr_matrix(
        (np.where(kept, weights, 0.0), known.liked.indices, known.liked.indptr), known.liked.shape, copy=True
    )
    rows.eliminate_zeros()
    sums = np.asarray(rows.sum(axis=1)).ravel()
    share = np.divide(1.0, sums, out=np.zeros_like(sums), where=sums > 0)
    return (sparse.diags_array(share) @ rows).tocsr().astype(np.float32)


def _places_from_newest(known: Histories) -> NDArray[np.int64]:
    """Return of each entry its place in its user's row, the newest first, of one time what most like."""
    items = known.liked.indices
    return known.places_in(np.lexsort((-items, -known.likes[items], -known.times, known.users)))

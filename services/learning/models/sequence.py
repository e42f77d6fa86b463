"""Weights in closed form that say what comes next, from what came before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.closed_form import zero_diagonal_ridge
from services.learning.models.collective_ease import mean_of_known, together

FAINTEST = 0.02
"""A weight of recency below this is left out."""


@dataclass(frozen=True, slots=True)
class NextItem:
    """Collective EASE whose further rows are moments: what had been liked until then, and what came next.

    So the weight from one item to another differs from that of the way back.

    Parameters
    ----------
    half_life
        Of what came before, in things liked: at each moment a thing counts ``0.5 ** (things since / half_life)``.
    ahead
        Half-life of what comes next, in things liked; 0: the very next one alone.
    together_weight
        How much plain likes without order count beside, in the same units as the features.
    ridge, feature_weight, dropout, evenness
        See CollectiveEase; the unit is the mean weight of an item in the moments.

    References
    ----------
    Choi et al., "Session-aware linear item-item models for session-based recommendation", WWW 2021; with the
    zero diagonal and the features of collective EASE.
    """

    half_life: float = 2.0
    ahead: float = 0.0
    together_weight: float = 1.0
    ridge: float = 50.0
    feature_weight: float = 1.0
    dropout: float = 0.0
    evenness: float = 0.0

    def fit(self, known: Histories, alike: NDArray[np.floating] | None = None) -> NDArray[np.float32]:
        """Return the weights, shape (n_items, n_items). Raises TooManyItemsError. See CollectiveEase.fit."""
        before, after = moments(known, self.half_life, self.ahead)
        users = known.users[np.lexsort((known.places, known.users))]
        weights = sparse.diags_array(np.maximum(known.lengths, 1.0)[users] ** -self.evenness)
        sources = (before.T @ weights @ before).toarray()
        targets = (before.T @ weights @ after).toarray()
        unit = mean_of_known(np.diag(sources))
        beside = self._beside(known, alike, unit)
        sources, targets = sources + beside, targets + beside
        return zero_diagonal_ridge(sources, self.ridge * unit + self.dropout * np.diag(sources), targets)

    def _beside(self, known: Histories, alike: NDArray[np.floating] | None, unit: float) -> NDArray[np.float64]:
        """Return what has no order: likes and features."""
        both = together(known, self.evenness)
        both *= self.together_weight * unit / mean_of_known(np.diag(both))
        if alike is not None and self.feature_weight > 0:
            both += self.feature_weight * unit * alike
        return both


def moments(known: Histories, half_life: float, ahead: float) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """Return, of each like in order of user and place, what had been liked before it and what was from it on.

    Returns
    -------
    before
        Shape (nnz, n_items): ``0.5 ** (things between / half_life)``; empty at a user's first like.
    after
        Shape (nnz, n_items): the like itself 1, what follows ``0.5 ** (things between / ahead)``.
    """
    order = np.lexsort((known.places, known.users))
    users, items = known.users[order], known.liked.indices[order]
    n_items = known.liked.shape[1]
    return (
        _shifted(users, items, n_items, range(1, _reach(half_life) + 1), half_life),
        _shifted(users, items, n_items, range(0, -_reach(ahead), -1), ahead),
    )


def _reach(half_life: float) -> int:
    return max(1, int(np.ceil(-np.log2(FAINTEST) * half_life)))


def _shifted(
    users: NDArray[np.int64], items: NDArray[np.int32], n_items: int, shifts: range, half_life: float
) -> sparse.csr_matrix:
    """Put into each row the items that stand ``shifts`` places before it in the same history."""
    here, there, values = [], [], []
    for nearness, shift in enumerate(shifts):
        rows = np.arange(max(0, shift), len(users) + min(0, shift))
        rows = rows[users[rows] == users[rows - shift]]
        here.append(rows)
        there.append(items[rows - shift])
        values.append(np.full(len(rows), 0.5 ** (nearness / half_life) if half_life else 1.0))
    entries = (np.concatenate(values), (np.concatenate(here), np.concatenate(there)))
    return sparse.csr_matrix(entries, shape=(len(users), n_items))

"""Vectors whose products come near 1 for what was liked and near 0 for the rest, found by least squares in turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.factors import Factors, Vectors

STEPS = 3
"""Of conjugate gradients towards each solution, from the one of the round before."""
ENTRIES_AT_ONCE = 100_000
SPREAD = 0.01


@dataclass(frozen=True, slots=True)
class Als:
    """Alternating least squares on confidence: what was not liked counts a little against, what was liked much for.

    Parameters
    ----------
    factors
        Length of the vectors.
    regularization
        Penalty on their squares.
    confidence
        How much more a like counts than none.
    rounds
        Passes over users and items.

    References
    ----------
    Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets", ICDM 2008. Takács, Pilászy and
    Tikk, "Applications of the conjugate gradient method for implicit feedback collaborative filtering", RecSys 2011.
    """

    factors: int = 32
    regularization: float = 0.1
    confidence: float = 5.0
    rounds: int = 15

    def fit(self, known: Histories, seed: int) -> Factors:
        """Return the vectors; zeros for who likes nothing, and for what nobody likes."""
        dice = np.random.default_rng(seed)
        liked = known.liked.astype(np.float32).tocsr()
        users, items = (
            (dice.random((size, self.factors)) * SPREAD).astype(np.float32) * (ties > 0)[:, None]
            for size, ties in zip(liked.shape, (known.lengths, known.likes), strict=True)
        )
        liked_by = liked.T.tocsr()
        for _ in range(self.rounds):
            self._solve(users, items, liked)
            self._solve(items, users, liked_by)
        return Factors(users, items)

    def _solve(self, vectors: Vectors, others: Vectors, ties: sparse.csr_matrix) -> None:
        """Bring the vectors of all rows of ``ties`` nearer to what is best for the others as they are now."""
        gram = others.T @ others + np.float32(self.regularization) * np.eye(self.factors, dtype=np.float32)
        for rows in _blocks(ties):
            some, of_some = ties[rows], vectors[rows]
            rest = np.float32(self.confidence) * (some @ others) - self._applied(of_some, others, some, gram)
            way, size = rest.copy(), (rest * rest).sum(axis=1)
            for _ in range(STEPS):
                along = self._applied(way, others, some, gram)
                step = _ratio(size, (way * along).sum(axis=1))
                of_some += step * way
                rest -= step * along
                before, size = size, (rest * rest).sum(axis=1)
                way = rest + _ratio(size, before) * way

    def _applied(self, vectors: Vectors, others: Vectors, ties: sparse.csr_matrix, gram: Vectors) -> Vectors:
        """Return the matrix of each row's least squares times its vector, without ever making that matrix."""
        rows = np.repeat(np.arange(len(vectors)), np.diff(ties.indptr))
        products = np.einsum("ij,ij->i", vectors[rows], others[ties.indices])
        weighed = sparse.csr_matrix((products, ties.indices, ties.indptr), shape=ties.shape)
        return vectors @ gram + np.float32(self.confidence - 1) * (weighed @ others)


def _blocks(ties: sparse.csr_matrix) -> Iterator[slice]:
    """Yield rows after rows, few enough at once that what is gathered for their entries fits into memory."""
    start = 0
    while start < ties.shape[0]:
        end = int(np.searchsorted(ties.indptr, ties.indptr[start] + ENTRIES_AT_ONCE, side="right")) - 1
        end = min(max(end, start + 1), ties.shape[0])
        yield slice(start, end)
        start = end


def _ratio(above: Vectors, below: Vectors) -> Vectors:
    """Return the quotient as a column, 0 where nothing is left to do."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)[:, None]

"""What is known and what is to be found, and how well scores find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories

TOP = 10
MEASURED = 2000
BLOCK = 500

Scores = Callable[[NDArray[np.int64]], NDArray[np.float32]]
"""Scores of some users, by row, for all items: shape (users, n_items)."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A part of what is known, held back.

    Parameters
    ----------
    known
        What may be learned from.
    wanted
        Shape (n_users, n_items), 1 where the user is to find the item.
    users
        Rows of the users who are measured.
    candidates
        Shape (n_items,): whether an item may be listed at all.
    """

    known: Histories
    wanted: sparse.csr_matrix
    users: NDArray[np.int64]
    candidates: NDArray[np.bool_]

    def ndcg(self, scores: Scores) -> float:
        """Return the mean NDCG@10 over the users measured; 0 without any."""
        each = self.each(scores)
        return float(each.mean()) if len(each) else 0.0

    def each(self, scores: Scores) -> NDArray[np.float64]:
        """Return NDCG@10 of each user measured, all items ranked that the user does not have.

        What scores minus infinity is in no list, so it is no hit either.
        """
        discounts = 1 / np.log2(np.arange(2, TOP + 2))
        ideals = np.concatenate([[0.0], np.cumsum(discounts)])
        values = [np.zeros(0)]
        for start in range(0, len(self.users), BLOCK):
            rows = self.users[start : start + BLOCK]
            found = self.listed(rows, scores(rows))
            sizes = np.diff(self.wanted.indptr)[rows]
            top = best_columns(found, TOP)
            hits = np.take_along_axis(self.wanted[rows].toarray(), top, axis=1)
            hits *= np.isfinite(np.take_along_axis(found, top, axis=1))
            gains = (hits * discounts[: top.shape[1]]).sum(axis=1)
            values.append(gains / ideals[np.minimum(TOP, np.maximum(sizes, 1))])
        return np.concatenate(values)

    def of_users(self, chosen: NDArray[np.bool_]) -> Fold:
        """Return the fold with some of the users measured; ``chosen`` has shape (users measured,)."""
        return Fold(self.known, self.wanted, self.users[chosen], self.candidates)

    def listed(self, rows: NDArray[np.int64], scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the scores with minus infinity where an item is known or no candidate."""
        found = np.array(scores, dtype=np.float32)
        found[self.known.liked[rows].nonzero()] = -np.inf
        found[:, ~self.candidates] = -np.inf
        return found


def row_scores(rows: sparse.csr_matrix, weights: NDArray[np.floating] | sparse.csr_matrix) -> Scores:
    """Return how to score users by their rows times weights, dense or sparse, of shape (n_columns, n_items)."""

    def of(users: NDArray[np.int64]) -> NDArray[np.float32]:
        found = rows[users] @ weights
        return np.asarray(found.toarray() if sparse.issparse(found) else found, dtype=np.float32)

    return of


def fold_of(
    known: Histories, wanted: sparse.csr_matrix, seed: int, candidates: NDArray[np.bool_] | None = None
) -> Fold:
    """Measure users who have something to find; of more than 2,000 a sample."""
    users = np.flatnonzero(np.diff(wanted.indptr))
    if len(users) > MEASURED:
        users = np.sort(np.random.default_rng(seed).choice(users, MEASURED, replace=False))
    if candidates is None:
        candidates = np.ones(known.liked.shape[1], dtype=np.bool_)
    return Fold(known, wanted, users.astype(np.int64), candidates)


def best_columns(scores: NDArray[np.float32], n: int) -> NDArray[np.int64]:
    """Return the columns of the ``n`` best of each row, best first; of equal ones the lower column.

    Raises
    ------
    ValueError
        If a score is not a number.
    """
    if np.isnan(scores).any():
        raise ValueError("a score is not a number")
    if n >= scores.shape[1]:
        return np.argsort(-scores, axis=1, kind="stable")
    least = np.partition(scores, scores.shape[1] - n, axis=1)[:, scores.shape[1] - n][:, None]
    above, equal = scores > least, scores == least
    kept = above | (equal & (np.cumsum(equal, axis=1) <= n - above.sum(axis=1, keepdims=True)))
    columns = np.nonzero(kept)[1].reshape(len(scores), n)
    order = np.argsort(-np.take_along_axis(scores, columns, axis=1), axis=1, kind="stable")
    return np.take_along_axis(columns, order, axis=1)

"""Who liked what and in which order, as arrays; and how much of it still counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse


@dataclass(frozen=True, slots=True)
class Histories:
    """What each user liked.

    Parameters
    ----------
    liked
        Shape (n_users, n_items), 1 where the user likes the item; column indices sorted.
    times
        Shape (nnz,), in the order of ``liked.indices``; in any unit.
    places
        Shape (nnz,): 0 for the first thing the user liked, 1 for the next, and so on.
    """

    liked: sparse.csr_matrix
    times: NDArray[np.float64]
    places: NDArray[np.int64]

    @property
    def has_order(self) -> bool:
        """Say whether times differ at all: where all are the same nobody knows what came first."""
        return bool(len(self.times)) and bool(self.times.min() < self.times.max())

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Shape (n_users,): how many things each user liked."""
        return np.diff(self.liked.indptr).astype(np.int64)

    @property
    def likes(self) -> NDArray[np.int64]:
        """Shape (n_items,): how many users like each item."""
        return np.bincount(self.liked.indices, minlength=self.liked.shape[1])

    @property
    def users(self) -> NDArray[np.int64]:
        """Shape (nnz,): the row of each entry."""
        return np.repeat(np.arange(self.liked.shape[0]), self.lengths)

    @property
    def steps_back(self) -> NDArray[np.int64]:
        """Shape (nnz,): 0 for the newest thing the user liked, 1 for the one before, and so on."""
        return np.repeat(self.lengths, self.lengths) - 1 - self.places

    def places_in(self, order: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return of each entry its place in its user's row, from 0, where all stand in this order, users ascending."""
        found = np.empty(len(order), dtype=np.int64)
        found[order] = np.arange(len(order)) - np.repeat(self.liked.indptr[:-1], self.lengths)
        return found

    def recent(self, half_life: float | None) -> sparse.csr_matrix:
        """Return the rows with each thing weighed by ``0.5 ** (things since / half_life)``.

        Parameters
        ----------
        half_life
            In things liked, not in days. None: all weigh 1, as they do where there is no order.
        """
        if half_life is None or not self.has_order:
            return self.liked
        weights = (0.5 ** (self.steps_back / half_life)).astype(np.float32)
        return sparse.csr_matrix((weights, self.liked.indices, self.liked.indptr), shape=self.liked.shape)

    def of_users(self, rows: ArrayLike) -> Histories:
        """Return the histories of some of the users; the items stay the same."""
        chosen = np.asarray(rows, dtype=np.int64)
        entries = _entries(self.liked.indptr, chosen)
        return Histories(self.liked[chosen].tocsr(), self.times[entries], self.places[entries])


def histories(
    users: ArrayLike, items: ArrayLike, times: ArrayLike, shape: tuple[int, int], ties: ArrayLike | None = None
) -> Histories:
    """Sort events into histories. A thing liked twice counts once, at its first place.

    Parameters
    ----------
    users, items, times
        Shape (n_events,): row, column and time of each event.
    shape
        Users and items there are; some may have no event.
    ties
        Shape (n_events,): what comes first of events at one time; without, the order given.
    """
    rows, columns = np.asarray(users, dtype=np.int64), np.asarray(items, dtype=np.int64)
    at = np.asarray(times, dtype=np.float64)
    rank = np.arange(len(rows)) if ties is None else np.asarray(ties)
    order = np.lexsort((rank, at, rows))
    _, first = np.unique(rows[order] * shape[1] + columns[order], return_index=True)
    kept = order[np.sort(first)]
    lengths = np.bincount(rows[kept], minlength=shape[0])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    places = np.arange(len(kept)) - starts[rows[kept]]
    by_column = np.lexsort((columns[kept], rows[kept]))
    ones = np.ones(len(kept), dtype=np.float32)
    liked = sparse.csr_matrix((ones, columns[kept][by_column].astype(np.int32), starts.astype(np.int32)), shape=shape)
    return Histories(liked, at[kept][by_column], places[by_column])


def _entries(pointers: NDArray[np.int32], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    if not len(rows):
        return np.empty(0, dtype=np.int64)
    return np.concatenate([np.arange(pointers[row], pointers[row + 1]) for row in rows])

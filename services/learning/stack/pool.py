"""The items that compete for a user's list: what any of the models puts near the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.learning.tuning.fold import Fold, Scores, best_columns

DEPTH = 50
BLOCK = 250


@dataclass(frozen=True, slots=True)
class Pool:
    """Competing items of all users measured, one user after another.

    Parameters
    ----------
    scores
        Shape (n_entries, n_models): on the scales that the models were given.
    lengths
        Shape (n_users,): how many items compete.
    hits
        Shape (n_entries,): whether the user is to find the item.
    sizes
        Shape (n_users,): how many items the user is to find, in the pool or not.
    """

    scores: NDArray[np.float32]
    lengths: NDArray[np.int64]
    hits: NDArray[np.bool_]
    sizes: NDArray[np.int64]

    @property
    def users(self) -> NDArray[np.int64]:
        """Shape (n_entries,): the place of the user an item competes for."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    def of_users(self, chosen: NDArray[np.bool_]) -> Pool:
        """Return the pool of some of the users; ``chosen`` has shape (n_users,)."""
        kept = chosen[self.users]
        return Pool(self.scores[kept], self.lengths[chosen], self.hits[kept], self.sizes[chosen])


def joined(pools: Sequence[Pool]) -> Pool:
    """Return one pool of the users of several, whose models are the same."""
    return Pool(
        np.concatenate([pool.scores for pool in pools]),
        np.concatenate([pool.lengths for pool in pools]),
        np.concatenate([pool.hits for pool in pools]),
        np.concatenate([pool.sizes for pool in pools]),
    )


def competing(fold: Fold, models: Sequence[Scores]) -> Pool:
    """Gather what each of the models, on comparable scales, lists in its first fifty."""
    lengths, scores, hits = zip(*_blocks(fold, models), strict=True)
    sizes = np.diff(fold.wanted.indptr)[fold.users].astype(np.int64)
    return Pool(np.concatenate(scores), np.concatenate(lengths), np.concatenate(hits), sizes)


def _blocks(
    fold: Fold, models: Sequence[Scores]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.bool_]]]:
    for start in range(0, max(1, len(fold.users)), BLOCK):
        rows = fold.users[start : start + BLOCK]
        scores = [model(rows) for model in models]
        kept = np.zeros((len(rows), fold.wanted.shape[1]), dtype=np.bool_)
        for one in scores:
            listed = fold.listed(rows, one)
            np.put_along_axis(kept, best_columns(listed, DEPTH), True, axis=1)
            kept &= np.isfinite(listed)
        wanted = fold.wanted[rows].toarray() > 0
        yield kept.sum(axis=1), np.stack([one[kept] for one in scores], axis=1), wanted[kept]

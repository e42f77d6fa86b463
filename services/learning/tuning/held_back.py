"""Holds back a part of what is known: what people liked last, people as if they were new, items as if they were."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories, histories
from services.learning.tuning.fold import Fold, fold_of

NEWEST_SHARE = 0.125


def without_newest(known: Histories, seed: int) -> Fold:
    """Hold back the newest eighth of each user's likes, at random where there is no order; of two at least one."""
    dice = np.random.default_rng(seed).random(known.liked.nnz)
    place = known.places_in(np.lexsort((known.places if known.has_order else dice, known.users)))
    count = np.where(known.lengths > 1, np.maximum(1, (known.lengths * NEWEST_SHARE).astype(int)), 0)
    return _split(known, place >= (known.lengths - count)[known.users], seed)


def without_items(known: Histories, hidden: NDArray[np.bool_], seed: int) -> Fold:
    """Hold back all likes of the hidden items, and let nothing else be listed; ``hidden`` has shape (n_items,)."""
    return _split(known, hidden[known.liked.indices], seed, hidden)


def hidden_items(known: Histories, share: float, parts: int, seed: int) -> list[NDArray[np.bool_]]:
    """Say ``parts`` times of each item that is liked whether it plays a new one; no item does twice."""
    liked = np.random.default_rng(seed).permutation(np.flatnonzero(known.likes))
    return _parts(liked, known.liked.shape[1], max(1, round(share * len(liked))), parts)


def hidden_users(known: Histories, more_than: int, share: float, parts: int, seed: int) -> list[NDArray[np.bool_]]:
    """Say ``parts`` times of each user with more likes than that whether they play a new one; nobody does twice."""
    able = np.random.default_rng(seed).permutation(np.flatnonzero(known.lengths > more_than))
    return _parts(able, known.liked.shape[0], max(1, round(share * len(able))), parts)


def first_likes(known: Histories, n: int) -> Histories:
    """Return the first ``n`` things of each user; where there is no order, any ``n``, the same each time."""
    places = _places(known)
    kept = places < n
    users, items = known.users[kept], known.liked.indices[kept]
    return histories(users, items, places[kept], known.liked.shape)


def later_likes(known: Histories, n: int) -> sparse.csr_matrix:
    """Return what each user likes after the first ``n`` things, shape (n_users, n_items)."""
    kept = _places(known) >= n
    entries = (np.ones(int(kept.sum()), np.float32), (known.users[kept], known.liked.indices[kept]))
    return sparse.csr_matrix(entries, shape=known.liked.shape)


def _places(known: Histories) -> NDArray[np.int64]:
    """Return of each entry its place in its user's row, at random without an order: ids tell nothing of time."""
    if known.has_order:
        return known.places
    return known.places_in(np.lexsort((np.random.default_rng(0).random(known.liked.nnz), known.users)))


def _parts(able: NDArray[np.int64], n: int, size: int, parts: int) -> list[NDArray[np.bool_]]:
    return [np.isin(np.arange(n), able[part * size : (part + 1) * size]) for part in range(parts)]


def _split(known: Histories, gone: NDArray[np.bool_], seed: int, candidates: NDArray[np.bool_] | None = None) -> Fold:
    users, items, shape = known.users, known.liked.indices, known.liked.shape
    left = histories(users[~gone], items[~gone], known.times[~gone], shape, known.places[~gone])
    wanted = sparse.csr_matrix((np.ones(int(gone.sum()), np.float32), (users[gone], items[gone])), shape=shape)
    return fold_of(left, wanted, seed, candidates)

"""Small worlds for deep models, whose right answers are plain to see."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.deep.ties import Ties
from services.learning.histories import Histories, histories
from services.learning.tuning.fold import Fold, fold_of

HALF = 10


def two_tribes(n_users: int = 40, seed: int = 0) -> tuple[Ties, NDArray[np.bool_]]:
    """Return users of two tribes, each liking most of one half of 20 items, the halves' interests, and who is due what.

    The items have two interests each: the one of their half, and a third that all share.
    """
    dice = np.random.default_rng(seed)
    own = (np.arange(n_users) < n_users // 2)[:, None] == (np.arange(2 * HALF) < HALF)[None]
    held = own & (dice.random(own.shape) < 0.6)
    users, items = np.nonzero(held)
    known = histories(users, items, np.zeros(len(users)), held.shape)
    of_items = np.zeros((2 * HALF, 3), dtype=np.float32)
    of_items[np.arange(2 * HALF), np.arange(2 * HALF) // HALF] = 1.0
    of_items[:, 2] = 0.2
    about = sparse.csr_matrix(of_items)
    return Ties(known, about, (known.liked @ about).tocsr()), own


def ring(n_users: int = 80, n_items: int = 12, length: int = 7, seed: int = 0) -> Histories:
    """Return users who walk round a ring of items from a start by chance; every tenth has one item more."""
    dice = np.random.default_rng(seed)
    starts = dice.integers(0, n_items, n_users)
    lengths = length + (np.arange(n_users) % 10 == 0)
    users = np.repeat(np.arange(n_users), lengths)
    steps = np.concatenate([np.arange(n) for n in lengths])
    return histories(users, (starts[users] + steps) % n_items, steps, (n_users, n_items))


def newest_held_back(known: Histories, seed: int = 1) -> Fold:
    """Hold the newest like of each user back."""
    last = known.steps_back == 0
    users, items = known.users, known.liked.indices
    wanted = sparse.csr_matrix((np.ones(last.sum(), np.float32), (users[last], items[last])), shape=known.liked.shape)
    rest = histories(users[~last], items[~last], known.places[~last], known.liked.shape)
    return fold_of(rest, wanted, seed)

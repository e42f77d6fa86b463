"""Small made-up histories whose right answers are plain to see."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from services.learning.histories import Histories, histories


def random_histories(n_users: int = 60, n_items: int = 25, seed: int = 0, density: float = 0.2) -> Histories:
    """Return likes by chance; every user and item has at least one."""
    dice = np.random.default_rng(seed)
    held = dice.random((n_users, n_items)) < density
    held[np.arange(n_users), np.arange(n_users) % n_items] = True
    users, items = np.nonzero(held)
    shuffled = dice.permutation(len(users))
    return histories(users[shuffled], items[shuffled], np.arange(len(users)), (n_users, n_items))


def chains(n_users: int = 200, n_items: int = 12, length: int = 4, seed: int = 0) -> Histories:
    """Return users who walk from some item to the next ones in order, round a ring."""
    dice = np.random.default_rng(seed)
    starts = dice.integers(0, n_items, n_users)
    steps = np.arange(length)
    items = (starts[:, None] + steps[None]) % n_items
    users = np.repeat(np.arange(n_users), length)
    return histories(users, items.ravel(), np.tile(steps, n_users), (n_users, n_items))


def kinds(n_kinds: int = 4, shelf: int = 10, seed: int = 0) -> tuple[Histories, sparse.csr_matrix, np.ndarray]:
    """Return sparse likes within kinds of items, the kinds as features, and the kind of each item.

    Every item has two likes, so behaviour alone tells little; an item's kind tells all.
    """
    dice = np.random.default_rng(seed)
    of = np.repeat(np.arange(n_kinds), shelf)
    users, items = [], []
    for kind in range(n_kinds):
        for user in range(shelf):
            users += [kind * shelf + user] * 2
            items += list(dice.choice(np.flatnonzero(of == kind), 2, replace=False))
    features = sparse.csr_matrix(np.eye(n_kinds, dtype=np.float32)[of])
    return histories(users, items, np.zeros(len(users)), (n_kinds * shelf, len(of))), features, of

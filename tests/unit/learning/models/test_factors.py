"""Vectors find planted kinds, and a seed settles them."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.histories import histories
from services.learning.models.factors import Als, Bpr


def planted() -> tuple[np.ndarray, np.ndarray]:
    """Two kinds of users, each liking most of one half of the items."""
    dice = np.random.default_rng(0)
    own = np.repeat([[True], [False]], 30, axis=0) == (np.arange(20) < 10)[None]
    return own, own & (dice.random((60, 20)) < 0.6)


@pytest.mark.parametrize("model", [Als(factors=4), Bpr(factors=4, rate=0.05)])
def test_finds_what_users_of_a_kind_have_not_liked_yet(model: Als | Bpr) -> None:
    own, held = planted()
    users, items = np.nonzero(held)
    known = histories(users, items, np.zeros(len(users)), held.shape)
    found = model.fit(known, seed=3)
    scores = found.users @ found.items.T
    assert scores[own & ~held].mean() > scores[~own].mean() + 0.2
    again = model.fit(known, seed=3)
    assert (again.users @ again.items.T == scores).all()

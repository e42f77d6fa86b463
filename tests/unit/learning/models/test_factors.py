"""Vectors find planted kinds, and a seed settles them."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.histories import histories
from services.learning.models.als import Als
from services.learning.models.bpr import Bpr


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


def test_als_comes_to_the_exact_least_squares() -> None:
    """Hu, Koren and Volinsky, equation 5: each item's vector given those of the users, which are found before."""
    model = Als(factors=3, regularization=0.5, confidence=4.0, rounds=60)
    _, held = planted()
    users, items = np.nonzero(held)
    found = model.fit(histories(users, items, np.zeros(len(users)), held.shape), seed=3)
    for item, vector in enumerate(found.items):
        confidence = np.where(held[:, item], 4.0, 1.0)
        squares = (found.users * confidence[:, None]).T @ found.users + 0.5 * np.eye(3)
        exact = np.linalg.solve(squares, found.users.T @ (confidence * held[:, item]))
        assert vector == pytest.approx(exact, abs=1e-4)


def test_who_likes_nothing_and_what_nobody_likes_have_no_vector() -> None:
    known = histories(np.array([0, 0, 2]), np.array([0, 1, 1]), np.zeros(3), (3, 3))
    found = Als(factors=2).fit(known, seed=3)
    assert not found.users[1].any()
    assert not found.items[2].any()
    assert found.users[0].any()
    assert found.items[1].any()


def test_als_in_blocks_is_als_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _, held = planted()
    users, items = np.nonzero(held)
    known = histories(users, items, np.zeros(len(users)), held.shape)
    whole = Als(factors=4).fit(known, seed=3)
    monkeypatch.setattr("services.learning.models.als.ENTRIES_AT_ONCE", 7)
    pieces = Als(factors=4).fit(known, seed=3)
    assert pieces.users @ pieces.items.T == pytest.approx(whole.users @ whole.items.T, abs=1e-4)

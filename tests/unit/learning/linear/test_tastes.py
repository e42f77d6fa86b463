"""Vectors beside the ties: joined, their products are the weighted sum of the single ones."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.histories import histories
from services.learning.linear.tastes import TASTES, joined_tastes

KNOWN = histories(
    np.array([0, 0, 1, 1, 2, 2, 3]), np.array([0, 1, 0, 2, 1, 2, 3]), np.arange(7, dtype=float), shape=(5, 6)
)


@pytest.mark.parametrize("name", TASTES)
def test_products_have_mean_zero_over_what_anybody_likes_and_are_zero_for_the_rest(name: str) -> None:
    found = TASTES[name](KNOWN)
    scores = found.users @ found.items.T
    assert scores[:, :4].mean(axis=1) == pytest.approx(np.zeros(5), abs=1e-5)
    assert not scores[:, 4:].any()
    assert scores[:, :4].any()


def test_joined_they_say_the_weighted_sum() -> None:
    weights = dict(zip(TASTES, (0.5, 2.0), strict=True))
    joined = joined_tastes(KNOWN, weights)
    assert joined is not None
    single = [
        weight * (found.users @ found.items.T) for name, weight in weights.items() for found in [TASTES[name](KNOWN)]
    ]
    assert joined.users @ joined.items.T == pytest.approx(sum(single), abs=1e-5)


def test_where_none_weighs_anything_there_are_none() -> None:
    assert joined_tastes(KNOWN, {}) is None
    assert joined_tastes(KNOWN, dict.fromkeys(TASTES, 0.0)) is None

"""Vectors of users and items that stand beside the ties in a sum: what ties between single items do not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from services.learning.histories import Histories
from services.learning.models.als import Als
from services.learning.models.factors import Factors, in_the_middle
from services.learning.models.pairwise import Pairwise

SEED = 42
SQUARES = Als(factors=64, regularization=1.0)


def _by_squares(known: Histories) -> Factors:
    found = SQUARES.fit(known, SEED)
    return Factors(found.users, in_the_middle(found.items, known.likes > 0))


TASTES: Mapping[str, Callable[[Histories], Factors]] = {
    "taste": lambda known: Pairwise().fit(known),
    "taste by squares": _by_squares,
}
"""How they are learned, by the name under which they stand in a sum."""


def joined_tastes(known: Histories, weights: Mapping[str, float]) -> Factors | None:
    """Return vectors whose products are the weighted sum of those named; None where none weighs anything."""
    parts = [(TASTES[name](known), np.float32(weight)) for name, weight in weights.items() if weight > 0]
    if not parts:
        return None
    users = np.hstack([found.users * weight for found, weight in parts])
    return Factors(users, np.hstack([found.items for found, _ in parts]))

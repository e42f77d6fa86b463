"""Vectors of users and items whose inner product says who likes what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Factors:
    """``users`` has shape (n_users, n_factors), ``items`` (n_items, n_factors)."""

    users: Vectors
    items: Vectors


def in_the_middle(items: Vectors, is_liked: NDArray[np.bool_]) -> Vectors:
    """Return vectors whose products have mean 0 over the items that anybody likes; zeros for the others."""
    middle = items[is_liked].mean(axis=0) if is_liked.any() else np.float32(0.0)
    return np.where(is_liked[:, None], items - middle, np.float32(0.0))

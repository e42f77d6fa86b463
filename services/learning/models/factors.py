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

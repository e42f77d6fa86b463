"""What every embedder keeps: rows of unit length, all from one named model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graph_schema.errors import EmbeddingError

Vectors = NDArray[np.float32]
"""Shape (n_texts, dimension); each row has length 1."""


class Embedder(Protocol):
    """Turns texts into vectors. ``model`` names what made them: vectors of two models are never compared."""

    @property
    def model(self) -> str: ...

    @property
    def batch(self) -> int:
        """How many texts go well in one call."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text that is to be found. Raises EmbeddingError."""
        ...

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of what somebody looks for. Raises EmbeddingError."""
        ...


def unit_rows(rows: object, texts: int, model: str) -> Vectors:
    """Return the rows at length 1. Raises EmbeddingError when they are not ``texts`` rows of finite numbers."""
    try:
        found = np.asarray(rows, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise EmbeddingError(f"{model}: the vectors are not rows of numbers of one length") from error
    if found.ndim != 2 or found.shape[0] != texts or found.shape[1] == 0:
        raise EmbeddingError(f"{model}: asked for {texts} vectors, got an array of shape {found.shape}")
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or (lengths == 0).any():
        raise EmbeddingError(f"{model}: a vector is zero or not finite, and has no direction")
    return (found / lengths).astype(np.float32)

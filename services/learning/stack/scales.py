"""Brings scores of different models to one scale, user by user."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from services.learning.tuning.fold import Scores


def on_one_scale(models: Iterable[Scores]) -> list[Scores]:
    """Return the models with their scores standardised, user by user."""
    return [partial(_standardised_by, model) for model in models]


def standardised(scores: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return each row with mean 0 and standard deviation 1; a row of equal scores becomes zeros.

    The mean moves all items of a user alike, so it changes no order: what an item gains over another is the difference
    of their scores over the row's standard deviation, and a score that is a sum stays one.
    """
    rows = np.asarray(scores, dtype=np.float32)
    centred = rows - rows.mean(axis=1, keepdims=True)
    spread = centred.std(axis=1, keepdims=True)
    return np.divide(centred, spread, out=np.zeros_like(centred), where=spread > 1e-12)


def _standardised_by(model: Scores, users: NDArray[np.int64]) -> NDArray[np.float32]:
    return standardised(model(users))

"""The ties of every item: its nearest others by a method, best first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from services.learning.histories import Histories, histories
from services.learning.item_ties.learned import ItemMethod, LearnedTies
from services.learning.matrix import FeedbackMatrix
from services.learning.models.item_weights import Weights, strongest
from services.learning.nearest import DIGITS, Row, nearest_rows


def rows_of(matrix: FeedbackMatrix, method: ItemMethod) -> Iterator[Row]:
    """Yield of each item, in order of the columns, the others it is tied to and the weights.

    Cosine compares strengths; the others learn from likes alone. Raises SettingsError, TooManyItemsError.
    """
    if isinstance(method, LearnedTies):
        known = likes_of(matrix)
        return kept_rows(method.model.fit(known), method)
    return nearest_rows(matrix.strengths.T.tocsr(), method)


def likes_of(matrix: FeedbackMatrix) -> Histories:
    """Return who likes what, without order: feedback above 0 is a like, however strong."""
    users, items = matrix.strengths.nonzero()
    return histories(users, items, np.zeros(len(users)), matrix.strengths.shape)


def kept_rows(weights: Weights, method: LearnedTies) -> Iterator[Row]:
    """Yield the rows of what is kept of a model's weights."""
    kept = kept_weights(weights, method.k, method.keep)
    for row in range(kept.shape[0]):
        here = slice(kept.indptr[row], kept.indptr[row + 1])
        others, found = kept.indices[here], np.round(kept.data[here].astype(float), DIGITS)
        order = np.lexsort((others, -found))
        yield others[order], found[order]


def kept_weights(weights: Weights, k: int, keep: str) -> sparse.csr_matrix:
    """Return the ``k`` largest positive weights of each item, or into each with ``keep`` candidate."""
    return strongest(weights, k, into=keep == "candidate")

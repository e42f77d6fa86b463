"""What people liked around the time a user was there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories

BINS = 200


@dataclass(frozen=True, slots=True)
class Trend:
    """Popularity by likes near the time of each user's newest like.

    Parameters
    ----------
    width
        Distance in time at which a like counts 1 / e, as a share of the span from the first like of all to the last.
    """

    width: float = 0.05

    def fit(self, known: Histories) -> NDArray[np.float32]:
        """Return scores, shape (n_users, n_items): log(1 + weighed likes), brought to the number of all likes."""
        edges = np.unique(np.quantile(known.times, np.linspace(0, 1, BINS + 1)))
        bins = np.clip(np.searchsorted(edges, known.times, side="right") - 1, 0, max(0, len(edges) - 2))
        n_bins = int(bins.max()) + 1
        sizes = np.bincount(bins, minlength=n_bins)
        centres = np.bincount(bins, known.times, n_bins) / np.maximum(sizes, 1)
        span = max(float(known.times.max() - known.times.min()), 1e-9)
        near = np.exp(-np.abs(centres[:, None] - centres[None]) / (self.width * span)) * (sizes > 0)
        counts = sparse.csr_matrix((np.ones(len(bins)), (bins, known.liked.indices)), (n_bins, known.liked.shape[1]))
        weighed = near @ counts.toarray()
        likes = np.log1p(weighed * (len(bins) / np.maximum(weighed.sum(axis=1, keepdims=True), 1e-12)))
        return likes[self._bin_of_newest(known, bins)].astype(np.float32)

    def _bin_of_newest(self, known: Histories, bins: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the bin of each user's newest like; of a user without any, the last bin there is."""
        newest = np.full(known.liked.shape[0], bins.max() if len(bins) else 0)
        last = known.steps_back == 0
        newest[known.users[last]] = bins[last]
        return newest

"""How many users like both of two items, each count tempered by a power: conditional likes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories


@dataclass(frozen=True, slots=True)
class SharedLikes:
    """Co-likes divided by powers of what each user likes and of how many like each end.

    Parameters
    ----------
    of_users
        Power of a user's number of likes: above 0 who likes everything counts little.
    of_sources
        Power of the number of users of the item liked; 1 makes it the share of its users who like the other too.
    of_targets
        Power of the candidate's number of users: above 0 what everybody likes is held back.

    References
    ----------
    Deshpande and Karypis, "Item-based top-n recommendation algorithms", ACM TOIS 22(1), 2004.
    """

    of_users: float = 0.5
    of_sources: float = 1.0
    of_targets: float = 0.0

    def fit(self, known: Histories) -> NDArray[np.float32]:
        """Return the weights, shape (n_items, n_items)."""
        lengths, likes = np.maximum(known.lengths, 1.0), np.maximum(known.likes, 1.0)
        weighed = sparse.diags_array(lengths**-self.of_users) @ known.liked.astype(np.float64)
        found = (known.liked.T.astype(np.float64) @ weighed).toarray()
        found *= (likes**-self.of_sources)[:, None] * (likes**-self.of_targets)[None]
        np.fill_diagonal(found, 0.0)
        return found.astype(np.float32)

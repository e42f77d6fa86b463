"""Vectors that put what a user likes before other things that many like: what sets a taste apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.learning.histories import Histories
from services.learning.models.factors import Factors, in_the_middle

BATCH = 2048


@dataclass(frozen=True, slots=True)
class Pairwise:
    """BPR with rivals drawn as often as they are liked, so that being popular is no merit.

    Parameters
    ----------
    factors
        Length of the vectors, beside one number for an item's own bias.
    rate, regularization
        Length of a step, and the penalty on the vectors.
    rounds
        Passes over all likes.
    seed
        Of first vectors and of what is drawn.

    References
    ----------
    Rendle et al., "BPR: Bayesian personalized ranking from implicit feedback", UAI 2009. Rendle and Freudenthaler,
    "Improving pairwise learning for item recommendation from implicit feedback", WSDM 2014, on drawing by popularity.
    """

    factors: int = 32
    rate: float = 0.02
    regularization: float = 0.02
    rounds: int = 60
    seed: int = 42

    def fit(self, known: Histories) -> Factors:
        """Return vectors whose products have mean 0 over the items that anybody likes; zeros for the others."""
        dice = np.random.default_rng(self.seed)
        n_users, n_items = known.liked.shape
        users = dice.normal(scale=1 / self.factors, size=(n_users, self.factors + 1)).astype(np.float32)
        items = dice.normal(scale=1 / self.factors, size=(n_items, self.factors + 1)).astype(np.float32)
        users[:, -1], items[:, -1] = 1.0, 0.0
        who, what = known.users, known.liked.indices.astype(np.int64)
        pairs = np.sort(who * n_items + what)
        for _ in range(self.rounds if len(who) else 0):
            order, rivals = dice.permutation(len(who)), what[dice.integers(0, len(who), len(who))]
            for start in range(0, len(who), BATCH):
                chosen = order[start : start + BATCH]
                self._step(users, items, who[chosen], what[chosen], rivals[start : start + BATCH], pairs)
        return Factors(users, in_the_middle(items, known.likes > 0))

    def _step(
        self,
        users: NDArray[np.float32],
        items: NDArray[np.float32],
        who: NDArray[np.int64],
        liked: NDArray[np.int64],
        rivals: NDArray[np.int64],
        pairs: NDArray[np.int64],
    ) -> None:
        """Move the vectors of one batch; rivals that the user likes too are left out."""
        keys = who * len(items) + rivals
        places = np.minimum(np.searchsorted(pairs, keys), len(pairs) - 1)
        kept = pairs[places] != keys
        who, liked, rivals = who[kept], liked[kept], rivals[kept]
        of_user, better, worse = users[who], items[liked], items[rivals]
        gap = ((better - worse) * of_user).sum(axis=1)
        pull = (self.rate / (1.0 + np.exp(gap))).astype(np.float32)[:, None]
        shrink = np.float32(self.rate * self.regularization)
        change = pull * (better - worse) - shrink * of_user
        change[:, -1] = 0.0
        np.add.at(users, who, change)
        np.add.at(items, liked, pull * of_user - shrink * better)
        np.add.at(items, rivals, -pull * of_user - shrink * worse)

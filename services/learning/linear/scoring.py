"""Scores everybody by what was fitted, as lists from the graph do where nobody has said anything of interests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.learning.histories import Histories
from services.learning.linear.fitting import Fitted
from services.learning.linear.rows import weighed_rows
from services.learning.tuning.fold import Scores, row_scores


def fitted_scores(fitted: Fitted, known: Histories) -> Scores:
    """Return how to score users of ``known``, who may like more than at the time of the fit; nobody liked is new.

    Vectors of taste count for all candidates here, in lists only for the best by the rest.
    """
    is_newcomer = known.lengths <= fitted.most_known
    usual = row_scores(weighed_rows(known, fitted.half_life), fitted.usual)
    first = row_scores(weighed_rows(known, None), fitted.newcomers)
    likes = np.clip(known.lengths, 1, len(fitted.priors) - 1)
    priors = np.asarray(fitted.priors, dtype=np.float32)[np.where(is_newcomer, likes, len(fitted.priors)) - 1]
    popular = np.log1p(known.likes).astype(np.float32)

    def of(users: NDArray[np.int64]) -> NDArray[np.float32]:
        new = is_newcomer[users, None]
        found = np.where(new, first(users), usual(users)) + priors[users, None] * popular[None]
        if fitted.taste is not None:
            found += np.where(new, 0.0, fitted.taste.users[users] @ fitted.taste.items.T)
        return np.asarray(found, dtype=np.float32)

    return of

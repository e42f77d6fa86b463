"""With how many likes a person still is a newcomer: as long as the newcomers' sum finds at least as much."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from services.learning.linear.choosing import Chosen
from services.learning.linear.member import Member, weights_of
from services.learning.linear.mixing import Mixture, popular
from services.learning.linear.newcomers import MOST_KNOWN, Newcomers
from services.learning.linear.rows import weighed_rows
from services.learning.tuning.fold import Fold, Scores, row_scores
from services.learning.tuning.item_setting import Kinds

LEAST_USERS = 50
"""With fewer people who have so many likes nothing is decided by them."""
CERTAINTY = 2.0
"""Standard errors of the mean difference by which the usual sum has to find more."""


def with_threshold(fold: Fold, kinds: Kinds, chosen: Chosen, newcomers: Newcomers) -> Newcomers:
    """Return the newcomers' part with its ``most_known`` chosen on the fold: people as they are, newest likes hidden.

    The people whose likes were hidden to learn the newcomers' sum like many things; people who like few are others,
    and where likes come in an order the usual sum may know them better.
    """
    lengths = fold.known.lengths[fold.users]
    if np.count_nonzero(lengths == MOST_KNOWN) < LEAST_USERS:
        return newcomers
    usual = _sum(fold, kinds, chosen.members, chosen.mixture, chosen.half_life)
    first = _sum(fold, kinds, newcomers.members, newcomers.mixture, None)
    by_popularity, most = popular(fold.known.likes), MOST_KNOWN
    for n in range(MOST_KNOWN, 0, -1):
        here = fold.of_users(lengths == n)
        if len(here.users) < LEAST_USERS:
            break
        better = here.each(_with_prior(usual, by_popularity, chosen.mixture.prior))
        better -= here.each(_with_prior(first, by_popularity, newcomers.priors[n - 1]))
        if better.mean() <= CERTAINTY * better.std() / np.sqrt(len(better)):
            break
        most = n - 1
    return replace(newcomers, most_known=most)


def _sum(fold: Fold, kinds: Kinds, members: tuple[Member, ...], mixture: Mixture, half_life: float | None) -> Scores:
    weights = mixture.of(weights_of(members, fold.known, kinds), fold.known.liked.shape[1])
    return row_scores(weighed_rows(fold.known, half_life), weights)


def _with_prior(scores: Scores, by_popularity: Scores, prior: float) -> Scores:
    return lambda users: scores(users) + np.float32(prior) * by_popularity(users)

"""With how many likes a person still is a newcomer: as long as the newcomers' sum finds at least as much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from services.learning.linear.choosing import Chosen
from services.learning.linear.member import Member
from services.learning.linear.mixing import Mixture, popular
from services.learning.linear.newcomers import MOST_KNOWN, Newcomers
from services.learning.linear.rows import weighed_rows
from services.learning.models.item_weights import Weights
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
    usual = _scores(fold, kinds, chosen.members, chosen.mixture, chosen.half_life, chosen.mixture.prior)
    most = MOST_KNOWN
    for n in range(MOST_KNOWN, 0, -1):
        here = fold.of_users(fold.known.lengths[fold.users] == n)
        if len(here.users) < LEAST_USERS:
            break
        first = _scores(fold, kinds, newcomers.members, newcomers.mixture, None, newcomers.priors[n - 1])
        better = here.each(usual) - here.each(first)
        if better.mean() <= CERTAINTY * better.std() / np.sqrt(len(better)):
            break
        most = n - 1
    return replace(newcomers, most_known=most)


def _scores(
    fold: Fold, kinds: Kinds, members: tuple[Member, ...], mixture: Mixture, half_life: float | None, prior: float
) -> Scores:
    weights = mixture.of(_matrices(fold, kinds, members), fold.known.liked.shape[1])
    of_rows, of_all = row_scores(weighed_rows(fold.known, half_life), weights), popular(fold.known.likes)
    return lambda users: of_rows(users) + np.float32(prior) * of_all(users)


def _matrices(fold: Fold, kinds: Kinds, members: tuple[Member, ...]) -> Iterator[tuple[str, Weights]]:
    return ((member.name, member.weights(fold.known, kinds)) for member in members)

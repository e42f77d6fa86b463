"""The sum for people of whom one to three things are known, learned on people who play newcomers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from services.learning.histories import Histories
from services.learning.linear.member import Member
from services.learning.linear.mixing import POPULARITY, Mixture, learn_mixture, pool_of, popular, scales
from services.learning.linear.rows import weighed_rows
from services.learning.linear.width import SPARSE, is_wide
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.content import Content
from services.learning.models.cosine import Cosine
from services.learning.models.rp3beta import RP3Beta
from services.learning.models.shared_likes import SharedLikes
from services.learning.stack.gains import Gains
from services.learning.stack.pool import Pool, joined
from services.learning.tuning.fold import Scores, fold_of, row_scores
from services.learning.tuning.held_back import first_likes, hidden_users, later_likes
from services.learning.tuning.item_setting import Kinds

MOST_KNOWN = 3
SHARE_HIDDEN, PARTS = 0.2, 3
FACTORS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
"""What the prior of the sum is multiplied by, tried for each number of things known."""
MODELS: Mapping[str, SharedLikes | Cosine | RP3Beta | CollectiveEase] = {
    "shared likes 0": SharedLikes(0.0, 1.0, 0.0),
    "shared likes 0.5": SharedLikes(0.5, 1.0, 0.0),
    "shared likes 1": SharedLikes(1.0, 1.0, 0.0),
    "shared likes 0.5, held back": SharedLikes(0.5, 1.0, 0.3),
    "shared likes 0.5, by the root": SharedLikes(0.5, 0.5, 0.0),
    "cosine": Cosine(k=400, shrink=10.0),
    "cosine, squared": Cosine(k=100, shrink=0.0, exponent=2.0),
    "rp3beta, held back": RP3Beta(k=500, alpha=0.6, beta=0.4),
    "ease": CollectiveEase(ridge=30.0, dropout=0.3),
}


@dataclass(frozen=True, slots=True)
class Newcomers:
    """The models, their sum, the prior for one, two and three things known, and with how many one is a newcomer."""

    members: tuple[Member, ...]
    mixture: Mixture
    priors: tuple[float, ...]
    most_known: int = MOST_KNOWN


def choose_for_newcomers(known: Histories, kinds: Kinds, seed: int) -> Newcomers | None:
    """Hide some users, show of each the first one, two and three things, and learn what finds the rest.

    Three times over with other users, each time with models that have not seen them. None where too few users like
    more than three things.
    """
    if not round(SHARE_HIDDEN * np.count_nonzero(known.lengths > MOST_KNOWN)):
        return None
    members = list(_members(kinds, is_wide(known)))
    pools: dict[int, list[Pool]] = {n: [] for n in range(1, MOST_KNOWN + 1)}
    names, scale = [*(member.name for member in members), POPULARITY], dict[str, float]()
    for hidden in hidden_users(known, MOST_KNOWN, SHARE_HIDDEN, PARTS, seed):
        seen, new = known.of_users(np.flatnonzero(~hidden)), known.of_users(np.flatnonzero(hidden))
        matrices = {member.name: member.weights(seen, kinds) for member in members}
        for n, found in pools.items():
            fold = fold_of(first_likes(new, n), later_likes(new, MOST_KNOWN), seed)
            rows = weighed_rows(fold.known, None)
            scores: dict[str, Scores] = {name: row_scores(rows, matrix) for name, matrix in matrices.items()}
            scores[POPULARITY] = popular(seen.likes)
            scale = scale or scales(fold, scores, seed)
            found.append(pool_of(fold, scores, scale))
    by_number = {n: joined(found) for n, found in pools.items()}
    mixture = learn_mixture(joined(list(by_number.values())), names, scale, seed)
    priors = tuple(_prior(pool, names, scale, mixture) for pool in by_number.values())
    return Newcomers(tuple(one for one in members if one.name in mixture.weights), mixture, priors)


def _members(kinds: Kinds, wide: bool) -> Iterator[Member]:
    yield from (Member(name, model) for name, model in (SPARSE if wide else MODELS).items())
    for kind in sorted(kind for kind in kinds if "+" not in kind):
        yield Member(f"content, {kind}", Content(), kind)


def _prior(pool: Pool, names: list[str], scale: Mapping[str, float], mixture: Mixture) -> float:
    """Return the prior with which the sum finds most of this pool."""
    weights = np.array([mixture.weights.get(name, 0.0) * scale[name] for name in names], dtype=np.float32)
    place, gains = names.index(POPULARITY), Gains(pool)
    usual = float(weights[place]) or 0.1
    weights[place] = 0.0
    total = pool.scores @ weights
    tried = [usual * factor for factor in FACTORS]
    best = max(tried, key=lambda one: float(gains.each(total + np.float32(one) * pool.scores[:, place]).mean()))
    return best / scale[POPULARITY]

"""Chooses the models of the sum and their weights on the newest part of what is known, held back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from services.learning.histories import Histories
from services.learning.linear.member import Member
from services.learning.linear.mixing import POPULARITY, Mixture, learn_mixture, pool_of, popular, scales
from services.learning.linear.rows import weighed_rows
from services.learning.linear.tastes import TASTES
from services.learning.linear.width import SPARSE, is_wide
from services.learning.models.content import Content
from services.learning.models.eigen import Eigen
from services.learning.models.factors import Factors
from services.learning.models.item_weights import Weights
from services.learning.models.shared_likes import SharedLikes
from services.learning.models.slim import Slim
from services.learning.stack.pool import Pool
from services.learning.tuning.fold import Fold, Scores, row_scores
from services.learning.tuning.grids import tune_collective_ease, tune_cosine, tune_next_item, tune_rp3beta
from services.learning.tuning.item_setting import ItemSetting, Kinds
from services.learning.tuning.other_grids import factor_scores

EIGEN = tuple(Eigen(factors, scaling) for factors in (32, 128) for scaling in (0.0, -0.3))
SHARED = (SharedLikes(0.5, 1.0, 0.3), SharedLikes(1.0, 1.0, 0.0))
HALF_LIVES = (1.5, 2.5, 4.0)
"""Tried for the whole sum, beside those that single models had chosen."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The models between items that take part, how fast the past fades for all of them, and the sum.

    Beside them popularity and vectors of taste may stand in the sum.
    """

    members: tuple[Member, ...]
    half_life: float | None
    mixture: Mixture


def choose(
    fold: Fold, kinds: Kinds, seed: int, tastes: Mapping[str, Callable[[Histories], Factors]] = TASTES
) -> Chosen:
    """Tune each model, then learn the sum for several half-lives and keep the best; nothing but the fold is looked at.

    Parameters
    ----------
    kinds
        See ``services.learning.features.with_mean``.
    tastes
        How vectors that may stand beside the ties are learned, by name.
    """
    members, half_lives = tuned_members(fold, kinds)
    matrices = {member.name: member.weights(fold.known, kinds) for member in members}
    beside = {name: factor_scores(fit(fold.known)) for name, fit in tastes.items()}
    beside[POPULARITY] = popular(fold.known.likes)
    found: list[tuple[float | None, Mixture]] = []
    for half_life in sorted(half_lives, key=lambda one: (one is None, one or 0.0)):
        pool, scale = _pool(fold, matrices, beside, half_life, seed)
        found.append((half_life, learn_mixture(pool, list(scale), scale, seed)))
    half_life, mixture = max(found, key=lambda one: one[1].value)
    return Chosen(tuple(member for member in members if member.name in mixture.weights), half_life, mixture)


def tuned_members(fold: Fold, kinds: Kinds) -> tuple[list[Member], set[float | None]]:
    """Return all models that may join, each in its best setting, and the half-lives worth trying."""
    if is_wide(fold.known):
        return [*(Member(name, model) for name, model in SPARSE.items()), *_contents(kinds)], _tried(fold)
    collective = tune_collective_ease(fold, kinds).setting
    half_lives = {collective.half_life}
    settings = {
        "cosine": tune_cosine(fold, kinds).setting,
        "rp3beta": tune_rp3beta(fold, kinds).setting,
        "collective-ease": collective,
    }
    if fold.known.has_order:
        settings["next-item"] = tune_next_item(fold, kinds, collective).setting
        half_lives |= {settings["next-item"].half_life, *HALF_LIVES}
    return [*_of_settings(settings), *_untuned(), *_contents(kinds)], half_lives


def _tried(fold: Fold) -> set[float | None]:
    return {None, *HALF_LIVES} if fold.known.has_order else {None}


def _of_settings(settings: Mapping[str, ItemSetting]) -> Iterator[Member]:
    for name, setting in settings.items():
        assert not isinstance(setting.model, Slim)
        yield Member(name, setting.model, setting.features)
        if setting.features and name == "collective-ease":
            yield Member("ease", replace(setting.model, feature_weight=0.0))


def _untuned() -> Iterator[Member]:
    for eigen in EIGEN:
        yield Member(f"eigen {eigen.factors} {eigen.scaling:g}", eigen)
    for number, shared in enumerate(SHARED, 1):
        yield Member(f"shared likes {number}", shared)


def _contents(kinds: Kinds) -> Iterator[Member]:
    for kind in sorted(kind for kind in kinds if "+" not in kind):
        yield Member(f"content, {kind}", Content(), kind)


def _pool(
    fold: Fold, matrices: Mapping[str, Weights], beside: Mapping[str, Scores], half_life: float | None, seed: int
) -> tuple[Pool, dict[str, float]]:
    """Return what competes, and the scale of each model by name, in the order of the pool."""
    rows = weighed_rows(fold.known, half_life)
    scores: dict[str, Scores] = {name: row_scores(rows, matrix) for name, matrix in matrices.items()} | beside
    scale = scales(fold, scores, seed)
    return pool_of(fold, scores, scale), scale

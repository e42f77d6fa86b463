"""The models that may join a stack, tuned on a fold and fitted to whatever is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.content import Content
from services.learning.models.factors import Als, Bpr
from services.learning.models.trend import Trend
from services.learning.models.user_neighbours import UserNeighbours
from services.learning.tuning.fold import Fold, Scores, row_scores
from services.learning.tuning.grids import tune_collective_ease, tune_cosine, tune_ease, tune_next_item, tune_rp3beta
from services.learning.tuning.item_setting import ItemSetting, Kinds
from services.learning.tuning.other_grids import (
    factor_scores,
    neighbour_scores,
    tune_als,
    tune_bpr,
    tune_user_neighbours,
)

TRENDS = (0.01, 0.05, 0.2)
CONTENT_K = 100


@dataclass(frozen=True, slots=True)
class Members:
    """Settings of the models; ``items`` by name, among them ``next-item`` only where there is order."""

    items: Mapping[str, ItemSetting]
    neighbours: UserNeighbours
    als: Als
    bpr: Bpr


def tune_members(fold: Fold, kinds: Kinds, seed: int) -> Members:
    """Choose all settings on the fold.

    Parameters
    ----------
    kinds
        See ``services.learning.features.mixtures``.
    """
    items = {
        "cosine": tune_cosine(fold, kinds).setting,
        "rp3beta": tune_rp3beta(fold, kinds).setting,
        "ease": tune_ease(fold, kinds).setting,
        "collective-ease": tune_collective_ease(fold, kinds).setting,
    }
    if fold.known.has_order:
        items["next-item"] = tune_next_item(fold, kinds, items["collective-ease"]).setting
    neighbours = tune_user_neighbours(fold).setting
    return Members(items, neighbours, tune_als(fold, seed).setting, tune_bpr(fold, seed).setting)


def member_scores(
    known: Histories, members: Members, kinds: Kinds, friends: sparse.csr_matrix | None, seed: int
) -> dict[str, Scores]:
    """Fit the members to what is known and return how each scores, by name, always in the same order.

    Parameters
    ----------
    friends
        Shape (n_users, n_users), 1 where two are friends; None where nobody is known to have any.
    """
    return dict(_each(known, members, kinds, friends, seed))


def _each(
    known: Histories, members: Members, kinds: Kinds, friends: sparse.csr_matrix | None, seed: int
) -> Iterator[tuple[str, Scores]]:
    half_life = members.items["collective-ease"].half_life
    for name, setting in members.items.items():
        weights = setting.weights(known, kinds)
        yield name, setting.scores(known, weights)
        if known.has_order and setting.half_life is None and half_life is not None:
            yield f"{name}, recent", ItemSetting(setting.model, half_life).scores(known, weights)
    yield "user-neighbours", neighbour_scores(known, members.neighbours)
    yield "als", factor_scores(members.als.fit(known, seed))
    yield "bpr", factor_scores(members.bpr.fit(known, seed))
    for name in sorted(kind for kind in kinds if "+" not in kind):
        yield f"content, {name}", _content(known, kinds[name], half_life)
    yield "popularity", _same_for_all(np.log1p(known.likes).astype(np.float32))
    if known.has_shared_clock:
        for width in TRENDS:
            yield f"trend, {width}", _rows(Trend(width).fit(known))
    if friends is not None and friends.nnz:
        yield "friends", _of_friends(known, friends)


def _content(known: Histories, alike: NDArray[np.float32], half_life: float | None) -> Scores:
    return row_scores(known.recent(half_life), Content(CONTENT_K).of(alike))


def _of_friends(known: Histories, friends: sparse.csr_matrix) -> Scores:
    degrees = np.maximum(np.asarray(friends.sum(axis=1)).ravel(), 1.0)
    mean = (sparse.diags_array(1 / degrees) @ friends).tocsr()
    return row_scores(mean, known.liked)


def _same_for_all(row: NDArray[np.float32]) -> Scores:
    return lambda users: np.tile(row, (len(users), 1))


def _rows(scores: NDArray[np.float32]) -> Scores:
    return lambda users: scores[users]

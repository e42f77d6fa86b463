"""Where the search for each model's setting starts, and what it tries: the same for every set of data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.cosine import Cosine
from services.learning.models.rp3beta import RP3Beta
from services.learning.models.sequence import NextItem
from services.learning.tuning.climb import Climbed, climb
from services.learning.tuning.fold import Fold
from services.learning.tuning.item_setting import Axis, ItemSetting, Kinds, Measure, of_model, of_setting

MANY_ITEMS = 2500
"""Above this the search goes round once instead of twice: a dense model takes seconds."""
HALF_LIVES = (1.5, 3.0, 6.0, None)
RIDGES = (3.0, 10.0, 30.0, 100.0, 300.0)
SHARES = (0.3, 1.0, 3.0, 10.0)

Tune = Callable[[Fold, Kinds], Climbed[ItemSetting]]


def tune_cosine(fold: Fold, kinds: Kinds) -> Climbed[ItemSetting]:
    """Choose how items are compared by who likes them."""
    axes = [
        of_model("into", (True, False)),
        of_model("tfidf", (False, True)),
        of_model("shrink", (0.0, 10.0, 50.0)),
        of_model("exponent", (1.0, 2.0)),
        of_model("k", (50, 100, 200, 400)),
    ]
    return _climb(ItemSetting(Cosine()), axes, fold, kinds)


def tune_rp3beta(fold: Fold, kinds: Kinds) -> Climbed[ItemSetting]:
    """Choose the powers of walks."""
    axes = [
        of_model("alpha", (0.6, 0.8, 1.0)),
        of_model("beta", (0.0, 0.2, 0.4, 0.6)),
        of_model("k", (100, 300, 500)),
    ]
    return _climb(ItemSetting(RP3Beta()), axes, fold, kinds)


def tune_collective_ease(fold: Fold, kinds: Kinds) -> Climbed[ItemSetting]:
    """Choose features, their weight, and the half-life of the user's row, beside what EASE has."""
    start = ItemSetting(CollectiveEase(), 3.0 if fold.known.has_order else None)
    if kinds:
        start = replace(start.with_model(feature_weight=1.0), features=min(kinds))
    axes = [
        *_half_lives(fold, HALF_LIVES),
        *_features(kinds),
        of_model("ridge", RIDGES),
        of_model("dropout", (0.0, 0.3, 1.0)),
        of_model("evenness", (0.0, 0.5, 1.0)),
    ]
    return _climb(start, axes, fold, kinds)


def tune_next_item(fold: Fold, kinds: Kinds, near: ItemSetting) -> Climbed[ItemSetting]:
    """Choose how weights of what comes next are learned, beginning at what was chosen for collective EASE.

    Raises
    ------
    ValueError
        If there is no order.
    """
    if not fold.known.has_order:
        raise ValueError("nothing comes next where there is no order")
    assert isinstance(near.model, CollectiveEase)
    model = NextItem(
        ridge=near.model.ridge, feature_weight=near.model.feature_weight, evenness=near.model.evenness, dropout=1.0
    )
    axes = [
        of_model("half_life", (1.0, 2.0, 4.0)),
        of_model("together_weight", (0.1, 0.3, 1.0, 3.0)),
        *_half_lives(fold, (1.0, 1.5, 3.0, 6.0)),
        of_model("ridge", RIDGES[1:]),
        of_model("ahead", (0.0, 3.0)),
        *([of_model("feature_weight", SHARES)] if near.features else []),
        of_model("dropout", (0.0, 1.0)),
        of_model("evenness", (0.0, 0.5, 1.0)),
    ]
    return _climb(ItemSetting(model, near.half_life or 3.0, near.features), axes, fold, kinds)


def _climb(start: ItemSetting, axes: list[Axis], fold: Fold, kinds: Kinds) -> Climbed[ItemSetting]:
    rounds = 2 if fold.known.liked.shape[1] <= MANY_ITEMS else 1
    return climb(start, axes, Measure(fold, kinds), rounds)


def _half_lives(fold: Fold, values: tuple[float | None, ...]) -> list[Axis]:
    return [of_setting("half_life", values)] if fold.known.has_order else []


def _features(kinds: Kinds) -> list[Axis]:
    return [of_model("feature_weight", SHARES), of_setting("features", sorted(kinds))] if kinds else []

"""An item-item model with what stands around it: how much of a history counts, and which features are inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from services.learning.histories import Histories
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.cosine import Cosine
from services.learning.models.item_weights import Weights
from services.learning.models.rp3beta import RP3Beta
from services.learning.models.sequence import NextItem
from services.learning.models.slim import Slim
from services.learning.tuning.fold import Fold, Scores, row_scores

ItemModel = Cosine | RP3Beta | Slim | CollectiveEase | NextItem

Kinds = Mapping[str, Any]
"""Name of a kind of features to the cosine of items by it, shape (n_items, n_items): an array of all pairs, or a
csr_matrix of the nearest of each where there are many items."""


@dataclass(frozen=True, slots=True)
class ItemSetting:
    """``half_life`` is that of ``Histories.recent``; ``features`` names a kind, where the model takes any."""

    model: ItemModel
    half_life: float | None = None
    features: str | None = None

    def with_model(self, **changes: Any) -> ItemSetting:
        """Return the setting with fields of its model changed."""
        return replace(self, model=replace(self.model, **changes))

    def weights(self, known: Histories, kinds: Kinds) -> Weights:
        """Return the weights the model learns, shape (n_items, n_items)."""
        if isinstance(self.model, CollectiveEase | NextItem):
            return self.model.fit(known, kinds[self.features] if self.features else None)
        return self.model.fit(known)

    def scores(self, known: Histories, weights: Weights) -> Scores:
        """Return how to score users by weights that were learned: the recent row times the weights."""
        return row_scores(known.recent(self.half_life), weights)


@dataclass(slots=True)
class Measure:
    """Measures settings on a fold. The weights of the last model are kept: another half-life needs no new ones."""

    fold: Fold
    kinds: Kinds
    _last: tuple[ItemModel, str | None] | None = field(default=None, init=False)
    _weights: Weights | None = field(default=None, init=False)

    def __call__(self, setting: ItemSetting) -> float:
        """Return NDCG@10 on the fold."""
        if self._last != (setting.model, setting.features):
            self._last, self._weights = (setting.model, setting.features), None
            self._weights = setting.weights(self.fold.known, self.kinds)
        assert self._weights is not None
        return self.fold.ndcg(setting.scores(self.fold.known, self._weights))


Axis = list[Callable[[ItemSetting], ItemSetting]]


def of_model(name: str, values: Sequence[Any]) -> Axis:
    """Return the changes that give a field of the model each of the values."""
    return [partial(_change_model, name, value) for value in values]


def of_setting(name: str, values: Sequence[Any]) -> Axis:
    """Return the changes that give a field of the setting itself each of the values."""
    return [partial(_change_setting, name, value) for value in values]


def _change_model(name: str, value: object, setting: ItemSetting) -> ItemSetting:
    return setting.with_model(**{name: value})


def _change_setting(name: str, value: Any, setting: ItemSetting) -> ItemSetting:
    return replace(setting, **{name: value})

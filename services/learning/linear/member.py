"""One model of a sum: what it is and with which features, told apart by name and kept as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.learning.histories import Histories
from services.learning.linear.width import is_wide
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.content import Content
from services.learning.models.cosine import Cosine
from services.learning.models.eigen import Eigen
from services.learning.models.item_weights import Weights
from services.learning.models.rp3beta import RP3Beta
from services.learning.models.sequence import NextItem
from services.learning.models.shared_likes import SharedLikes
from services.learning.tuning.item_setting import Kinds

Model = Cosine | RP3Beta | CollectiveEase | NextItem | SharedLikes | Eigen | Content
MODELS: Mapping[str, Any] = {
    model.__name__: model for model in (Cosine, RP3Beta, CollectiveEase, NextItem, SharedLikes, Eigen, Content)
}


@dataclass(frozen=True, slots=True)
class Member:
    """A model and the kind of features inside it, if any."""

    name: str
    model: Model
    features: str | None = None

    def weights(self, known: Histories, kinds: Kinds) -> Weights:
        """Return what the model learns, shape (n_items, n_items): sparse where there are many items, else dense."""
        alike = kinds[self.features] if self.features else None
        if isinstance(self.model, Content):
            assert alike is not None
            return self.model.of(alike)
        if isinstance(self.model, CollectiveEase | NextItem):
            return self.model.fit(known, alike)
        found = self.model.fit(known)
        return found if is_wide(known) else _dense(found)

    def as_json(self) -> dict[str, Any]:
        """Return what ``member_of`` reads."""
        return {
            "name": self.name,
            "features": self.features,
            "model": type(self.model).__name__,
            "setting": asdict(self.model),
        }


def weights_of(members: Iterable[Member], known: Histories, kinds: Kinds) -> Iterator[tuple[str, Weights]]:
    """Yield what each learns, by name."""
    for member in members:
        yield member.name, member.weights(known, kinds)


def member_of(kept: Mapping[str, Any]) -> Member:
    """Read a member from what ``as_json`` wrote."""
    return Member(kept["name"], MODELS[kept["model"]](**kept["setting"]), kept["features"])


def _dense(weights: Weights) -> NDArray[np.float32]:
    return np.asarray(weights if isinstance(weights, np.ndarray) else weights.toarray(), dtype=np.float32)

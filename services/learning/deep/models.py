"""All deep models, by name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph_schema.errors import SettingsError
from services.learning.deep.card import Card
from services.learning.deep.graph_sage import GraphSage
from services.learning.deep.learner import DeepModel
from services.learning.deep.light_gcn import LightGcn
from services.learning.deep.next_item import Recurrent, SelfAttention

MODELS: dict[str, DeepModel] = {
    model.name: model for model in (LightGcn(), GraphSage(), Recurrent(), Recurrent(cell="lstm"), SelfAttention())
}
READS_ORDER = frozenset({"gru", "lstm", "sasrec"})
"""Those that need to know what came first."""
READS_INTERESTS = frozenset({"graphsage"})
"""Those that learn from interests too."""


def model_of(card: Card) -> DeepModel:
    """Return the model that a card describes. Raises SettingsError where the code has no such model or setting."""
    settings: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in card.settings.items()
    }
    try:
        return replace(MODELS[card.model], **settings)  # type: ignore[type-var]
    except (KeyError, TypeError) as error:
        raise SettingsError(f"{card.model}: a model of another version ({error}); train it again") from error

"""The methods that make vectors from the ties of the graph, and the settings they have."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeAlias

from graph_schema.errors import SettingsError
from services.learning.graph_vectors.fast_rp import FastRp
from services.learning.graph_vectors.graph_sage import GraphSage
from services.learning.graph_vectors.item2vec import Item2Vec
from services.learning.graph_vectors.random_walks import DeepWalk, Node2Vec

VectorModel: TypeAlias = FastRp | Node2Vec | DeepWalk | GraphSage | Item2Vec

USUAL: dict[str, VectorModel] = {
    model.name: model for model in (FastRp(), Node2Vec(), DeepWalk(), GraphSage(), Item2Vec())
}
"""The models by the names of their methods, each in the setting it has when nobody chooses one."""
LARGEST = 4096
"""Numbers of a vector that an index takes."""
MAY_BE_ANYTHING = frozenset({"damping", "evenness", "interests"})
"""Settings that may be 0, the first also below."""


def vector_model(method: str, settings: dict[str, float]) -> VectorModel:
    """Return a model with some of its settings changed.

    Raises SettingsError for a setting that it does not have, or a number that makes no sense.
    """
    usual = USUAL[method]
    known = {field.name: type(getattr(usual, field.name)) for field in fields(usual)}
    for name, value in settings.items():
        if name not in known:
            raise SettingsError(f"{method} has no setting {name!r}: choose from {', '.join(known)}")
        if value <= 0 and (name not in MAY_BE_ANYTHING or (value < 0 and name != "damping")):
            raise SettingsError(f"{name} is {value:g}: give a number above 0")
    model = replace(usual, **{name: known[name](value) for name, value in settings.items()})
    if not 2 <= model.dimensions <= LARGEST:
        raise SettingsError(f"dimensions is {model.dimensions}: give 2 to {LARGEST}")
    return model

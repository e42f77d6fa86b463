"""Methods that learn weights between items from who liked what, and how many of the weights become relationships."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias

from graph_schema.errors import SettingsError
from services.learning.models.collective_ease import CollectiveEase
from services.learning.models.rp3beta import RP3Beta
from services.learning.models.slim import Slim
from services.learning.nearest import Likeness

ItemModel: TypeAlias = RP3Beta | CollectiveEase | Slim

USUAL: dict[str, ItemModel] = {
    "rp3beta": RP3Beta(k=500),
    "ease": CollectiveEase(),
    "slim": Slim(),
}
"""The models by the names of their methods, each in the setting it has when nobody chooses one."""
LEARNED = tuple(USUAL)
SETTABLE = {
    "rp3beta": ("alpha", "beta"),
    "ease": ("ridge", "dropout", "evenness"),
    "slim": ("sparsity", "ridge"),
}


@dataclass(frozen=True, slots=True)
class LearnedTies:
    """A method and its model; the ``k`` largest weights are kept, ``keep`` says from or into each, as in Likeness."""

    method: str
    model: ItemModel
    k: int = 200
    keep: str = "start"


ItemMethod: TypeAlias = Likeness | LearnedTies
"""Likeness is that of ``cosine``; both have ``method``, ``k`` and ``keep``."""


def learned_ties(method: str, settings: dict[str, Any], k: int = 200, keep: str = "start") -> LearnedTies:
    """Return a method with some of its settings changed. Raises SettingsError for what it does not have."""
    for name in settings:
        if name not in SETTABLE[method]:
            raise SettingsError(f"{method} has no setting {name!r}: choose from {', '.join(SETTABLE[method])}")
    return LearnedTies(method, replace(USUAL[method], **settings), k, keep)


def as_options(ties: ItemMethod) -> dict[str, Any]:
    """Return what is stored of a method, to be read by ``of_options``."""
    return asdict(ties)


def of_options(options: dict[str, Any]) -> ItemMethod:
    """Return the method that ``as_options`` made these of."""
    if "model" not in options:
        return Likeness(**options)
    return LearnedTies(**options | {"model": replace(USUAL[options["method"]], **options["model"])})

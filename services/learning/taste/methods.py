"""The methods that make vectors of taste, and the settings they have."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import TypeAlias

from graph_schema.errors import SettingsError
from services.learning.models.als import Als
from services.learning.models.bpr import Bpr

TasteModel: TypeAlias = Als | Bpr

USUAL: dict[str, TasteModel] = {"als": Als(), "bpr": Bpr()}
"""The models by the names of their methods, each in the setting it has when nobody chooses one."""


def taste_model(method: str, settings: dict[str, float]) -> TasteModel:
    """Return a model with some of its settings changed. Raises SettingsError for what it does not have."""
    usual = USUAL[method]
    known = {field.name: type(getattr(usual, field.name)) for field in fields(usual)}
    for name in settings:
        if name not in known:
            raise SettingsError(f"{method} has no setting {name!r}: choose from {', '.join(known)}")
    return replace(usual, **{name: known[name](value) for name, value in settings.items()})


def method_of(model: TasteModel) -> str:
    """Return the name of a model's method."""
    return next(name for name, usual in USUAL.items() if type(usual) is type(model))


def as_options(model: TasteModel) -> str:
    """Return what is stored of a model, to be read by ``of_options``."""
    return json.dumps({"method": method_of(model), "model": asdict(model)}, sort_keys=True)


def of_options(text: str) -> TasteModel:
    """Return the model that ``as_options`` wrote."""
    options = json.loads(text)
    return taste_model(options["method"], options["model"])

"""What tuning tries of a model's settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any


def changes(name: str, values: Sequence[Any]) -> list[Callable[[Any], Any]]:
    """Return the changes that give a setting each of the values."""
    return [partial(_changed, name, value) for value in values]


def _changed(name: str, value: object, model: Any) -> Any:
    return replace(model, **{name: value})

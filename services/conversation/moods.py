"""Words for what things feel like, and the interests that stand for it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mood:
    """One table of ``moods.toml``."""

    id: str
    name: str
    name_zh: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    toward: tuple[str, ...]
    away: tuple[str, ...] = ()


@cache
def moods() -> tuple[Mood, ...]:
    """Read the table once."""
    rows = tomllib.loads(Path(__file__).with_name("moods.toml").read_text(encoding="utf-8"))
    return tuple(
        Mood(id, row["name"], row["name_zh"], *(tuple(row.get(name, ())) for name in ("en", "zh", "toward", "away")))
        for id, row in rows.items()
    )

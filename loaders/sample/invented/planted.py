"""The planted interests, for tests only: nothing that loads or recommends may import this."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.sample.invented.themes import HERE


@dataclass(frozen=True)
class Planted:
    """What a reader truly cares about: theme id -> strength in (0, 1], and a disliked theme id."""

    language: str
    interests: Mapping[str, float]
    disliked: str | None


def planted_interests(path: Path = HERE / "planted.jsonl") -> dict[str, Planted]:
    """Return the planted interests of every invented reader; ``themes.read_themes`` explains the theme ids."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["user_id"]: Planted(row["language"], row["interests"], row["disliked"]) for row in rows}

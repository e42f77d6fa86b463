"""Invented readers and the interests planted in them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from loaders.sample.invented.themes import HERE, Book, Theme, belonging

COLD_STARTS = {"nina-albrecht": 1, "gu-yibai": 2, "sam-whitlock": 3}
NEW_READER = "new-reader"
STRENGTHS = (1.0, 0.85, 0.7, 0.55)
THEME_PULL = {
    "zh": {"chinese-classics": 14.0, "japanese-classics": 1.5},
    "en": {"chinese-classics": 0.7, "japanese-classics": 0.8},
}


@dataclass(frozen=True)
class Reader:
    """``interests`` maps theme ids to strengths in (0, 1], strongest first; ``disliked`` is a theme id."""

    user_id: str
    name: str
    language: str
    interests: Mapping[str, float]
    disliked: str | None

    def affinity(self, book: Book, themes: Mapping[str, Theme]) -> float:
        """Return how much the reader should care for the book: the best of strength x belonging, in [0, 1]."""
        return max(
            (strength * belonging(book, themes[theme]) for theme, strength in self.interests.items()),
            default=0.0,
        )

    def dislikes(self, book: Book, themes: Mapping[str, Theme]) -> bool:
        """Tell whether the book belongs to the disliked theme and to no planted interest."""
        if self.disliked is None or self.affinity(book, themes) > 0:
            return False
        return belonging(book, themes[self.disliked]) > 0


def plant_readers(themes: Mapping[str, Theme], path: Path = HERE / "readers.csv") -> list[Reader]:
    """Give every named reader two to four interests that go together, and half of them a dislike."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    usage = dict.fromkeys(themes, 0)
    return [_plant(row, themes, usage) for row in rows]


def _plant(row: Mapping[str, str], themes: Mapping[str, Theme], usage: dict[str, int]) -> Reader:
    user_id, language = row["user_id"], row["language"]
    if user_id == NEW_READER:
        return Reader(user_id, row["name"], language, {}, None)
    random = Random(f"{user_id}/interests")
    chosen = _choose_themes(random, language, themes, usage)
    for theme in chosen:
        usage[theme] += 1
    disliked = _choose_dislike(random, chosen, themes) if random.random() < 0.5 else None
    return Reader(user_id, row["name"], language, dict(zip(chosen, STRENGTHS, strict=False)), disliked)


def _choose_themes(random: Random, language: str, themes: Mapping[str, Theme], usage: Mapping[str, int]) -> list[str]:
    """Draw the first theme freely, the others mostly from its neighbourhood; rare themes are favoured."""
    pull = THEME_PULL[language]
    chosen: list[str] = []
    for _ in range(random.choices((2, 3, 4), (3, 5, 2))[0]):
        near = {theme for one in chosen for theme in themes[one].near}
        free = [theme for theme in themes if theme not in chosen]
        weights = [pull.get(theme, 1.0) * (8.0 if theme in near else 1.0) / (1 + usage[theme]) for theme in free]
        chosen.append(random.choices(free, weights)[0])
    return chosen


def _choose_dislike(random: Random, chosen: Sequence[str], themes: Mapping[str, Theme]) -> str:
    near = {theme for one in chosen for theme in themes[one].near}
    return random.choices([theme for theme in themes if theme not in chosen and theme not in near])[0]

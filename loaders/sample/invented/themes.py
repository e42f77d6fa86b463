"""Themes: what a reader may care about, and how much a book belongs to one."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
HOUSEHOLD_NAMES = 50
GENRE_PLACE_WEIGHTS = (1.0, 0.85, 0.7, 0.6)


@dataclass(frozen=True)
class Theme:
    """One planted interest; ``keywords`` are words that a mined interest on this theme may carry."""

    theme_id: str
    name: str
    name_zh: str
    genres: tuple[str, ...]
    keywords: tuple[str, ...]
    keywords_zh: tuple[str, ...]
    near: tuple[str, ...]
    phrases: str


@dataclass(frozen=True)
class Book:
    """What the making of readers needs to know of a book; ``fame`` in (0, 1]."""

    item_id: str
    title: str
    title_zh: str
    author: str
    author_zh: str
    genres: tuple[str, ...]
    fame: float


def read_themes(path: Path = HERE / "themes.toml") -> dict[str, Theme]:
    """Return the themes in the order of the file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        theme_id: Theme(
            theme_id=theme_id,
            name=table["name"],
            name_zh=table["name_zh"],
            genres=tuple(table["genres"]),
            keywords=tuple(table["keywords"]),
            keywords_zh=tuple(table["keywords_zh"]),
            near=tuple(table["near"]),
            phrases=table["phrases"],
        )
        for theme_id, table in tables.items()
    }


def read_books(path: Path) -> list[Book]:
    """Return the books; the first fifty of the file are the ones everybody has heard of."""
    books = []
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        books.append(
            Book(
                item_id=row["item_id"],
                title=row["title"],
                title_zh=row["title_zh"],
                author=row["creators"][0] if row["creators"] else "",
                author_zh=row["creators_zh"][0] if row["creators_zh"] else "",
                genres=tuple(row["categories"]),
                fame=_fame(row["item_id"], place),
            )
        )
    return books


def _fame(item_id: str, place: int) -> float:
    draw = Random(f"{item_id}/fame").random() ** 2
    return 0.3 + 0.7 * draw if place < HOUSEHOLD_NAMES else 0.07 + 0.35 * draw


def belonging(book: Book, theme: Theme) -> float:
    """Return how much a book belongs to a theme, in [0, 1]: its first genre counts most."""
    places = (weight for genre, weight in zip(book.genres, GENRE_PLACE_WEIGHTS, strict=False) if genre in theme.genres)
    return max(places, default=0.0)

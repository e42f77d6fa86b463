"""Reviews written by hand for one book each, and the readers they are given to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.sample.invented.choices import Wish
from loaders.sample.invented.readers import COLD_STARTS, NEW_READER, Reader
from loaders.sample.invented.themes import HERE, Book, Theme

STARS = {"+": 5, "0": 3, "-": 2}


@dataclass(frozen=True)
class Handwritten:
    """A review of one book; ``stance`` is ``+``, ``0`` or ``-``."""

    item_id: str
    language: str
    stance: str
    text: str


def read_handwritten(path: Path = HERE / "handwritten.jsonl") -> list[Handwritten]:
    """Return the hand-written reviews in the order of the file."""
    return [Handwritten(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def give_away(
    reviews: Sequence[Handwritten],
    readers: Sequence[Reader],
    books: Mapping[str, Book],
    themes: Mapping[str, Theme],
) -> dict[tuple[str, str], Handwritten]:
    """Give each review to a reader of its language who would think so, few to any one reader."""
    given: dict[tuple[str, str], Handwritten] = {}
    for review in reviews:
        book = books[review.item_id]
        counts = {reader.user_id: sum(user_id == reader.user_id for user_id, _ in given) for reader in readers}
        fitting = [
            reader
            for reader in readers
            if reader.language == review.language
            and reader.user_id != NEW_READER
            and reader.user_id not in COLD_STARTS
            and (reader.user_id, review.item_id) not in given
        ]
        best = max(
            fitting,
            key=lambda reader: _fit(reader, book, review.stance, themes) - counts[reader.user_id] * 0.4,
        )
        given[(best.user_id, review.item_id)] = review
    return given


def wishes(given: Mapping[tuple[str, str], Handwritten]) -> list[Wish]:
    """Return the readings that the given reviews presuppose."""
    return [Wish(user_id, item_id, STARS[review.stance]) for (user_id, item_id), review in given.items()]


def _fit(reader: Reader, book: Book, stance: str, themes: Mapping[str, Theme]) -> float:
    affinity = reader.affinity(book, themes)
    if stance == "+":
        return affinity
    if stance == "0":
        return 0.5 if 0 < affinity < 0.7 else 0.3 if affinity == 0 else 0.0
    return 1.0 if reader.dislikes(book, themes) else 0.4 - affinity

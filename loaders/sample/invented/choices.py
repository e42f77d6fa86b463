"""What the readers read, when, and how they liked it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from loaders.sample.invented.readers import COLD_STARTS, NEW_READER, Reader
from loaders.sample.invented.themes import Book, Theme

EARLIEST = datetime(2024, 1, 3, tzinfo=UTC)
LATEST = datetime(2026, 10, 28, tzinfo=UTC)
SHARE_IN_TASTE = 0.75
FEWEST_READERS = 3


@dataclass(frozen=True)
class Reading:
    """A reader opened a book at a time and thought so much of it: ``stars`` 1 to 5."""

    reader: Reader
    book: Book
    at: datetime
    stars: int

    @property
    def stance(self) -> str:
        """Say in one of three signs what the reader made of it: ``+``, ``0`` or ``-``."""
        if self.stars >= 4:
            return "+"
        return "0" if self.stars == 3 else "-"


@dataclass(frozen=True)
class Wish:
    """A reading that must happen because a hand-written review speaks of it."""

    user_id: str
    item_id: str
    stars: int


def choose_readings(
    readers: Sequence[Reader], books: Sequence[Book], themes: Mapping[str, Theme], wishes: Sequence[Wish] = ()
) -> list[Reading]:
    """Return every reading: wished ones, those each reader chooses, and a few so that no book stays unread."""
    wished: dict[str, dict[str, int]] = {}
    for wish in wishes:
        wished.setdefault(wish.user_id, {})[wish.item_id] = wish.stars
    shelves = {
        reader.user_id: _choose_books(reader, books, themes, wished.get(reader.user_id, {})) for reader in readers
    }
    _give_every_book_readers(shelves, readers, books, themes)
    return [
        reading
        for reader in readers
        for reading in _spread(reader, shelves[reader.user_id], wished.get(reader.user_id, {}), themes)
    ]


def _choose_books(
    reader: Reader, books: Sequence[Book], themes: Mapping[str, Theme], wished: Mapping[str, int]
) -> list[Book]:
    random = Random(f"{reader.user_id}/books")
    chosen = [book for book in books if book.item_id in wished]
    appeal = {book.item_id: _appeal(reader, book, themes) for book in books}
    in_taste = [book for book in books if reader.affinity(book, themes) > 0 and book not in chosen]
    others = [book for book in books if reader.affinity(book, themes) == 0 and book not in chosen]
    for _ in range(_how_many(reader, random) - len(chosen)):
        shelf = in_taste if in_taste and random.random() < SHARE_IN_TASTE else others
        book = random.choices(shelf, [appeal[book.item_id] for book in shelf])[0]
        shelf.remove(book)
        chosen.append(book)
    return chosen


def _how_many(reader: Reader, random: Random) -> int:
    if reader.user_id == NEW_READER:
        return 0
    if reader.user_id in COLD_STARTS:
        return COLD_STARTS[reader.user_id]
    return 7 + int(random.random() ** 1.5 * 11)


def _appeal(reader: Reader, book: Book, themes: Mapping[str, Theme]) -> float:
    """Return how likely the reader picks the book up: fame times taste, less for a disliked theme."""
    if reader.dislikes(book, themes):
        return book.fame * 1.3
    at_home = 1.4 if reader.language == "zh" and "Chinese classics" in book.genres else 1.0
    return book.fame * (0.4 + reader.affinity(book, themes)) * at_home


def _give_every_book_readers(
    shelves: dict[str, list[Book]],
    readers: Sequence[Reader],
    books: Sequence[Book],
    themes: Mapping[str, Theme],
) -> None:
    for book in books:
        missing = FEWEST_READERS - sum(book in shelf for shelf in shelves.values())
        fans = sorted(
            (reader for reader in readers if book not in shelves[reader.user_id] and _may_read_more(reader)),
            key=lambda reader: (
                -reader.affinity(book, themes) / (4 + len(shelves[reader.user_id])),
                reader.user_id,
            ),
        )
        for reader in fans[: max(missing, 0)]:
            shelves[reader.user_id].append(book)


def _may_read_more(reader: Reader) -> bool:
    return reader.user_id != NEW_READER and reader.user_id not in COLD_STARTS


def _spread(
    reader: Reader, shelf: Sequence[Book], wished: Mapping[str, int], themes: Mapping[str, Theme]
) -> list[Reading]:
    """Spread a reader's books over the months in which they are active, in shuffled order."""
    random = Random(f"{reader.user_id}/times")
    span = (LATEST - EARLIEST).total_seconds()
    start = EARLIEST + timedelta(seconds=int(random.random() * span * 0.7))
    months = min(4 + len(shelf) * (0.4 + random.random()), (LATEST - start).days / 30.5)
    readings = []
    for book in sorted(shelf, key=lambda _: random.random()):
        at = start + timedelta(days=random.random() * months * 30.5)
        at = at.replace(hour=6 + int(random.random() ** 0.6 * 17), minute=int(random.random() * 60), second=0)
        stars = wished.get(book.item_id) or _stars(reader, book, themes, random)
        readings.append(Reading(reader, book, at.replace(microsecond=0), stars))
    return sorted(readings, key=lambda reading: (reading.at, reading.book.item_id))


def _stars(reader: Reader, book: Book, themes: Mapping[str, Theme], random: Random) -> int:
    """Draw stars: high in planted interests, low in the disliked theme, middling elsewhere."""
    affinity = reader.affinity(book, themes)
    if affinity >= 0.6:
        weights = (0, 2, 9, 37, 52)
    elif affinity > 0:
        weights = (1, 4, 15, 48, 32)
    elif reader.dislikes(book, themes):
        weights = (42, 43, 13, 2, 0)
    else:
        weights = (5, 20, 42, 26, 7)
    return random.choices((1, 2, 3, 4, 5), weights)[0]

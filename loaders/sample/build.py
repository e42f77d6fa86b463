"""Make the sample's readers, interactions, reviews and follows anew: ``python -m loaders.sample.build``."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from loaders.sample.invented.bank import read_bank
from loaders.sample.invented.choices import Reading, choose_readings
from loaders.sample.invented.events import event_rows
from loaders.sample.invented.follows import follow_rows
from loaders.sample.invented.handwritten import give_away, read_handwritten, wishes
from loaders.sample.invented.readers import Reader, plant_readers
from loaders.sample.invented.reviews import Review, write_reviews
from loaders.sample.invented.themes import read_books, read_themes

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "zh")


def build(folder: Path = FOLDER) -> None:
    """Write every made-up file below ``folder``; the same texts always give the same bytes."""
    readers, readings, reviews = invent()
    _write_json_lines(folder / "readers.jsonl", (_reader_row(reader) for reader in readers))
    _write_json_lines(folder / "reviews.jsonl", (_review_row(review) for review in reviews))
    _write_csv(folder / "interactions.csv", ("user_id", "item_id", "kind", "value", "at"), event_rows(readings))
    _write_csv(folder / "follows.csv", ("user_id", "friend_id", "at"), follow_rows(readers, readings))
    (folder / "invented").mkdir(exist_ok=True)
    _write_json_lines(folder / "invented" / "planted.jsonl", (_planted_row(reader) for reader in readers))


def invent() -> tuple[list[Reader], list[Reading], list[Review]]:
    """Return the readers, what they read and what they wrote, from the texts in ``invented``."""
    themes = read_themes()
    books = read_books(FOLDER / "books.jsonl")
    readers = plant_readers(themes)
    given = give_away(read_handwritten(), readers, {book.item_id: book for book in books}, themes)
    readings = choose_readings(readers, books, themes, wishes(given))
    banks = {language: read_bank(language) for language in LANGUAGES}
    return readers, readings, write_reviews(readings, given, banks, themes)


def _reader_row(reader: Reader) -> dict[str, object]:
    return {"user_id": reader.user_id, "name": reader.name, "language": reader.language}


def _planted_row(reader: Reader) -> dict[str, object]:
    return {**_reader_row(reader), "interests": dict(reader.interests), "disliked": reader.disliked}


def _review_row(review: Review) -> dict[str, object]:
    return {
        "document_id": review.document_id,
        "user_id": review.user_id,
        "item_id": review.item_id,
        "text": review.text,
        "language": review.language,
        "at": review.at,
    }


def _write_json_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_csv(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    build()

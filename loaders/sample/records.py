"""The sample as records: users, items, interactions, documents, follows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from graph_schema.records import Document, Follow, Interaction, Item, Record, User

FOLDER = Path(__file__).parent


def sample_records(folder: Path = FOLDER) -> Iterator[Record]:
    """Yield every record of the sample, users and items before what joins them."""
    yield from _users(folder)
    yield from _items(folder)
    yield from _interactions(folder)
    yield from _documents(folder)
    yield from _follows(folder)


def _users(folder: Path) -> Iterator[User]:
    for row in _json_lines(folder / "readers.jsonl"):
        yield User(user_id=row["user_id"], name=row["name"])


def _items(folder: Path) -> Iterator[Item]:
    for row in _json_lines(folder / "books.jsonl"):
        yield Item(
            item_id=row["item_id"],
            title=row["title"],
            description=row["description"],
            categories=tuple(row["categories"]),
            creators=tuple(row["creators"]),
            year=row["year"],
            title_zh=row["title_zh"],
            description_zh=row["description_zh"],
        )


def _interactions(folder: Path) -> Iterator[Interaction]:
    for row in _csv_rows(folder / "interactions.csv"):
        yield Interaction(
            user_id=row["user_id"],
            item_id=row["item_id"],
            kind=row["kind"],
            at=datetime.fromisoformat(row["at"]),
            value=float(row["value"]) if row["value"] else None,
        )


def _documents(folder: Path) -> Iterator[Document]:
    for row in _json_lines(folder / "reviews.jsonl"):
        yield Document(
            document_id=row["document_id"],
            text=row["text"],
            user_id=row["user_id"],
            item_id=row["item_id"],
            at=datetime.fromisoformat(row["at"]),
            language=row["language"],
        )


def _follows(folder: Path) -> Iterator[Follow]:
    for row in _csv_rows(folder / "follows.csv"):
        yield Follow(row["user_id"], row["friend_id"], datetime.fromisoformat(row["at"]))


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _csv_rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)

"""Files of lists: written whole or not at all, and read back."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from services.lists.everyone import ListRow

COLUMNS = ("user", "item", "score")


def write_lists(path: Path, rows: Iterable[ListRow]) -> None:
    """Write users, items and scores, best first; scores never rise within a list, so that its order is theirs."""
    unfinished = path.with_name(f"{path.name}.part")
    with unfinished.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        last, least = "", 0.0
        for user, item, score in rows:
            least = min(least, score) if user == last else score
            last = user
            writer.writerow((user, item, least))
    unfinished.replace(path)


def read_lists(path: Path) -> dict[str, list[str]]:
    """Return the items of each user, in the order of the file."""
    found: dict[str, list[str]] = {}
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["user"], []).append(row["item"])
    return found

"""Ratings to load: the real MovieLens file where it is at hand, made-up ones of the same size elsewhere."""

from __future__ import annotations

import csv
import os
import random
from pathlib import Path

REAL = "ml-latest-small/ratings.csv"
USERS, ITEMS, ROWS = 610, 9724, 100_836


def ratings_file(folder: Path) -> Path:
    """Return a ratings.csv of 100,836 rows."""
    named = os.environ.get("INTEREST_GRAPH_TEST_DATA")
    if named and (real := Path(named) / REAL).is_file():
        return real
    return write_ratings(folder / "made-up" / "ratings.csv", ROWS)


def write_ratings(path: Path, rows: int, users: int = USERS, seed: int = 42) -> Path:
    """Write made-up ratings, user by user, items by a power law; no pair twice."""
    dice = random.Random(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("userId", "movieId", "rating", "timestamp"))
        for user in range(users):
            count = rows // users + (user < rows % users)
            for item in sorted(_items(dice, count)):
                writer.writerow((user + 1, item, dice.randrange(1, 11) / 2, dice.randrange(10**9, 15 * 10**8)))
    return path


def _items(dice: random.Random, count: int) -> set[int]:
    items: set[int] = set()
    while len(items) < count:
        items.add(1 + int(ITEMS * dice.random() ** 3))
    return items

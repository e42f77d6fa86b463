"""A made-up MovieLens folder of any size, the same for the same size."""

from __future__ import annotations

import random
from pathlib import Path

HEADERS = {
    "ratings.csv": "userId,movieId,rating,timestamp",
    "movies.csv": "movieId,title,genres",
    "tags.csv": "userId,movieId,tag,timestamp",
}


def rows_of(ratings: int) -> dict[str, list[str]]:
    """Return rows by file name; users repeat, and some pairs have several ratings."""
    chance = random.Random(ratings)
    users, movies = max(3, ratings // 50), max(3, ratings // 40)
    return {
        "ratings.csv": [
            f"{chance.randrange(users)},{chance.randrange(movies)},{chance.randrange(1, 11) / 2},{10**9 + row}"
            for row in range(ratings)
        ],
        "movies.csv": [f"{movie},Tale {movie} ({1950 + movie % 70}),Genre {movie % 7}|Sea" for movie in range(movies)],
        "tags.csv": [
            f"{chance.randrange(users)},{chance.randrange(movies)},tag {row % 5},{10**9 + row}"
            for row in range(ratings // 10)
        ],
    }


def write_folder(folder: Path, rows: dict[str, list[str]]) -> Path:
    """Write the rows under their headers."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in rows.items():
        (folder / name).write_text("\n".join([HEADERS[name], *lines]) + "\n", encoding="utf-8")
    return folder

"""A source in any format becomes a split folder that the protocols can read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from loaders.splitting import make_split
from services.feedback.kinds import read_table
from services.tasks.cutting import WAYS
from services.tasks.protocols import PROTOCOLS, read_tasks


@pytest.fixture
def movies(tmp_path: Path) -> Path:
    folder = tmp_path / "movies"
    folder.mkdir()
    dice = random.Random(1)
    ratings = [
        f"{user},{movie},{5.0 if place < 8 else 2.0},{1_000_000_000 + 86_400 * place}"
        for user in range(1, 21)
        for place, movie in enumerate(dice.sample(range(1, 26), 10))
    ]
    (folder / "ratings.csv").write_text("\n".join(["userId,movieId,rating,timestamp", *ratings]) + "\n")
    titles = [f"{movie},Film {movie} (1999),Drama|War" for movie in range(1, 26)]
    (folder / "movies.csv").write_text("\n".join(["movieId,title,genres", *titles]) + "\n")
    (folder / "tags.csv").write_text("userId,movieId,tag,timestamp\n1,1,slow,1000000000\n")
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_every_protocol_can_read_it(movies: Path, tmp_path: Path, way: str) -> None:
    assert make_split(str(movies), tmp_path / "split", way, 7, read_table()) == way
    for protocol in PROTOCOLS:
        for task in read_tasks(tmp_path / "split", protocol):
            assert task.leaks == 0
            assert task.wanted
            assert {*task.wanted} | {*task.set_aside} <= {(str(u), str(m)) for u in range(1, 21) for m in range(1, 26)}
    [main] = read_tasks(tmp_path / "split")
    assert main.known.times is not None
    assert main.known.items[0].text.startswith("Film ")
    assert "Drama , War" in main.known.items[0].text


def test_a_bad_rating_is_no_positive_and_the_same_seed_gives_the_same_bytes(movies: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_split(str(movies), tmp_path / name, None, 7, read_table())
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)
    [task] = read_tasks(tmp_path / "one")
    assert len(task.known.interactions) + len(task.wanted) <= 20 * 8

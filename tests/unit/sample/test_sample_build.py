"""The made-up part of the sample: the same bytes every time, and tastes that show in what readers do."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from loaders.sample.build import FOLDER, build, invent
from loaders.sample.invented.choices import Reading
from loaders.sample.invented.events import event_rows
from loaders.sample.invented.planted import planted_interests
from loaders.sample.invented.readers import Reader
from loaders.sample.invented.reviews import Review
from loaders.sample.invented.themes import Theme, read_themes

Invented = tuple[list[Reader], list[Reading], list[Review]]
MADE = ("readers.jsonl", "interactions.csv", "reviews.jsonl", "follows.csv", "invented/planted.jsonl")


@pytest.fixture(scope="module")
def invented() -> Invented:
    return invent()


@pytest.fixture(scope="module")
def themes() -> dict[str, Theme]:
    return read_themes()


def test_building_again_gives_the_very_bytes_that_are_shipped(tmp_path: Path) -> None:
    build(tmp_path)
    for name in MADE:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


def test_three_quarters_of_what_readers_choose_lies_in_their_planted_interests(
    invented: Invented, themes: dict[str, Theme]
) -> None:
    _, readings, _ = invented
    in_taste = [reading for reading in readings if reading.reader.affinity(reading.book, themes) > 0]
    assert 0.70 <= len(in_taste) / len(readings) <= 0.85


def test_stars_are_high_in_planted_interests_and_low_in_disliked_ones(
    invented: Invented, themes: dict[str, Theme]
) -> None:
    _, readings, _ = invented
    stars: dict[str, list[int]] = defaultdict(list)
    for reading in readings:
        if reading.reader.affinity(reading.book, themes) > 0:
            stars["liked"].append(reading.stars)
        elif reading.reader.dislikes(reading.book, themes):
            stars["disliked"].append(reading.stars)
        else:
            stars["other"].append(reading.stars)
    mean = {kind: sum(values) / len(values) for kind, values in stars.items()}
    assert mean["liked"] > 4.1
    assert mean["disliked"] < 2.2
    assert mean["disliked"] + 0.5 < mean["other"] < mean["liked"] - 0.5


def test_a_few_books_are_loved_by_many_and_most_by_few(invented: Invented) -> None:
    _, readings, _ = invented
    counts = sorted(Counter(reading.book.item_id for reading in readings).values(), reverse=True)
    assert sum(counts[: len(counts) // 5]) > 0.4 * sum(counts)
    assert counts[0] < 0.35 * len(planted_interests())


def test_likes_and_dislikes_never_contradict_the_stars(invented: Invented) -> None:
    rows = event_rows(invented[1])
    rated = {(user, item): int(value) for user, item, kind, value, _ in rows if kind == "rate"}
    for user, item, kind, _, _ in rows:
        if kind == "like":
            assert rated.get((user, item), 5) >= 4
        if kind == "dislike":
            assert rated.get((user, item), 1) <= 2


def test_readers_have_two_to_four_interests_and_the_new_one_none(themes: dict[str, Theme]) -> None:
    planted = planted_interests()
    assert planted.pop("new-reader").interests == {}
    for user_id, taste in planted.items():
        assert 2 <= len(taste.interests) <= 4, user_id
        assert set(taste.interests) <= set(themes), user_id
        assert taste.disliked is None or taste.disliked not in taste.interests, user_id
    assert 40 <= sum(taste.disliked is not None for taste in planted.values()) <= 110


def test_every_theme_is_planted_in_enough_readers_to_measure(themes: dict[str, Theme]) -> None:
    uses = Counter(theme for taste in planted_interests().values() for theme in taste.interests)
    assert min(uses[theme] for theme in themes) >= 8


def test_each_reader_is_active_over_months(invented: Invented) -> None:
    times = defaultdict(list)
    for reading in invented[1]:
        times[reading.reader.user_id].append(reading.at)
    spans = sorted((max(at) - min(at)).days for at in times.values() if len(at) >= 7)
    assert spans[len(spans) // 20] > 60

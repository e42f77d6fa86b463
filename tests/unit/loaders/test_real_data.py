"""The real data sets as dry runs: every row read, none rejected, as many as their own descriptions say."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.load import check

FOLDERS: dict[str, tuple[str, dict[str, int], dict[str, int]]] = {
    "ml-latest-small": (
        "movielens",
        {"movies.csv": 9742, "ratings.csv": 100836, "tags.csv": 3683},
        {"item": 9742, "interaction": 100836, "tagging": 3683},
    ),
    "ml-latest-small/split": (
        "split",
        {"items.csv.gz": 1955, "item_tags.csv.gz": 2228, "train.csv.gz": 33223},
        {"item": 1955, "tagging": 2228, "interaction": 33223},
    ),
    "ml-1m": ("movielens", {"movies.dat": 3883, "users.dat": 6040}, {"item": 3883, "user": 6040}),
    "ml-1m/split": (
        "split",
        {"items.csv.gz": 3260, "train.csv.gz": 801218},
        {"item": 3260, "interaction": 801218},
    ),
    "hetrec2011-lastfm-2k": (
        "hetrec-lastfm",
        {
            "artists.dat.gz": 17632,
            "user_artists.dat": 92834,
            "user_friends.dat": 25434,
            "user_taggedartists.dat.gz": 186478,
        },
        {"item": 17632, "interaction": 92834, "follow": 25434, "tagging": 186476},
    ),
    "hetrec2011-lastfm-2k/split": (
        "split",
        {"items.csv.gz": 2823, "item_tags.csv.gz": 113835, "social.csv.gz": 24976, "train.csv.gz": 57840},
        {"item": 2823, "tagging": 113835, "follow": 24976, "interaction": 57840},
    ),
    "amazon-musical-instruments": (
        "amazon",
        {
            "Music_Instruments_meta_5.csv": 900,
            "Musical_Instruments_5.csv": 10261,
            "Musical_instruments_reviews.part.csv.gz": 5050,
        },
        {"item": 900, "interaction": 10261, "document": 5050},
    ),
    "amazon-gift-cards": (
        "amazon",
        {"Gift_Cards_5.json.gz": 2972, "meta_Gift_Cards.json.gz": 1547},
        {"item": 1547, "document": 2972},
    ),
    "amazon-industrial/split": (
        "split",
        {"items.csv.gz": 2575, "train.csv.gz": 16438},
        {"item": 2575, "interaction": 16438},
    ),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_row_of_a_real_data_set_is_read_and_none_rejected(test_data: Path, name: str) -> None:
    format_name, rows, records = FOLDERS[name]
    report = check(str(test_data / name))
    assert report.format == format_name
    assert {Path(file.file).name: file.rows for file in report.files} == rows
    assert {kind: report.records[kind] for kind in records} == records
    assert report.problems == []


def test_wild_dates_and_repeated_rows_of_lastfm_are_found(test_data: Path) -> None:
    steps = {step.name: step for step in check(str(test_data / "hetrec2011-lastfm-2k")).steps}
    assert (steps["times"].changed, steps["duplicates"].dropped) == (5, 2)

"""MovieLens files, both shapes, on made-up rows."""

from pathlib import Path

import pytest

from graph_schema.errors import RowError
from graph_schema.records import Interaction, Item, Tagging, User
from loaders.sources.movielens import parse_movie, parse_rating
from loaders.sources.titles import title_and_year
from tests.unit.loaders.written import records_of, utc, write


def test_reads_csv_files_of_a_folder_items_first(tmp_path: Path) -> None:
    write(tmp_path / "ratings.csv", "userId,movieId,rating,timestamp\n7,91,3.5,1000000000\n")
    write(tmp_path / "movies.csv", 'movieId,title,genres\n91,"Lantern, The (1987)",Drama|Sea\n')
    write(tmp_path / "tags.csv", "userId,movieId,tag,timestamp\n7,91,slow burn,1000000001\n")
    assert records_of(tmp_path) == [
        Item("91", title="The Lantern", categories=("Drama", "Sea"), year=1987),
        Interaction("7", "91", "rate", utc(1000000000), 3.5),
        Tagging("7", "91", "slow burn", utc(1000000001)),
    ]


def test_reads_dat_files_in_latin_1(tmp_path: Path) -> None:
    (tmp_path / "movies.dat").write_bytes("5::Café Höhe (1950)::Comedy\n".encode("latin-1"))
    write(tmp_path / "users.dat", "3::F::25::1::00000\n")
    write(tmp_path / "ratings.dat", "3::5::4::978300000\n")
    assert records_of(tmp_path) == [
        User("3"),
        Item("5", title="Café Höhe", categories=("Comedy",), year=1950),
        Interaction("3", "5", "rate", utc(978300000), 4.0),
    ]


def test_reads_dat_files_that_somebody_turned_into_utf_8(tmp_path: Path) -> None:
    write(tmp_path / "movies.dat", "5::Café Höhe (1950)::Comedy\n")
    assert records_of(tmp_path)[0].title == "Café Höhe"


def test_reads_a_single_packed_file(tmp_path: Path) -> None:
    write(tmp_path / "my-ratings.csv.gz", "userId,movieId,rating,timestamp\r\n7,91,3.5,1000000000\r\n")
    assert records_of(tmp_path / "my-ratings.csv.gz") == [Interaction("7", "91", "rate", utc(1000000000), 3.5)]


def test_no_genres_listed_is_no_genre() -> None:
    [item] = parse_movie({"movieId": "1", "title": "Fog (2001)", "genres": "(no genres listed)"})
    assert item == Item("1", title="Fog", year=2001)


def test_a_time_of_zero_is_unknown() -> None:
    [event] = parse_rating({"userId": "1", "movieId": "2", "rating": "4", "timestamp": "0"})
    assert event == Interaction("1", "2", "rate", None, 4.0)


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        ("Matrix, The (1999)", "The Matrix", 1999),
        ("City, The (Ville, La) (1995)", "The City (La Ville)", 1995),
        ("Heure, L' (1960)", "L'Heure", 1960),
        ("Good, the Bad and the Ugly, The (1966)", "The Good, the Bad and the Ugly", 1966),
        ("2046 (2004)", "2046", 2004),
        ("Babylon 5", "Babylon 5", None),
        ("A Long Series (1999-2003)", "A Long Series", 1999),
        ("Names (Part 2)", "Names (Part 2)", None),
        ("(500) Days (2009)", "(500) Days", 2009),
        ("(1999)", "(1999)", None),
    ],
)
def test_takes_article_and_year_out_of_a_title(text: str, title: str, year: int | None) -> None:
    assert title_and_year(text) == (title, year)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rating": "good"}, "rating is not a number: 'good'"),
        ({"rating": ""}, "rating is missing"),
        ({"userId": ""}, "userId is empty"),
        ({"movieId": None}, "movieId is missing"),
        ({"timestamp": "yesterday"}, "timestamp is not a number: 'yesterday'"),
        ({"timestamp": "99999999999999"}, "timestamp is no possible time: '99999999999999' seconds since 1970"),
    ],
)
def test_says_what_is_wrong_with_a_rating(change: dict[str, str], why: str) -> None:
    row = {"userId": "1", "movieId": "2", "rating": "4", "timestamp": "1000000000"} | change
    with pytest.raises(RowError, match="^" + why.replace("(", r"\(")):
        parse_rating(row)

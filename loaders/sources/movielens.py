"""MovieLens: ``.csv`` files with a header and ``::`` separated ``.dat`` files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph_schema.records import Interaction, Item, Record, Tagging, User
from loaders.sources.delimited import read_csv, read_separated
from loaders.sources.fields import at_seconds, number, optional, required
from loaders.sources.input import Input
from loaders.sources.peek import Peek
from loaders.sources.source import Fields, Layout, Opened, Row, SourceOptions, Table
from loaders.sources.titles import title_and_year

SEPARATOR = "::"
NO_GENRES = "(no genres listed)"
RATING = ("userId", "movieId", "rating", "timestamp")
TAG = ("userId", "movieId", "tag", "timestamp")
MOVIE = ("movieId", "title", "genres")
USER = ("userId", "gender", "age", "occupation", "zip")
STARS = (0.5, 5.0)


def parse_rating(fields: Fields) -> Sequence[Record]:
    """Return a rating as an event."""
    return (
        Interaction(
            required(fields, "userId"),
            required(fields, "movieId"),
            "rate",
            at_seconds(fields, "timestamp"),
            number(fields, "rating"),
        ),
    )


def parse_tag(fields: Fields) -> Sequence[Record]:
    """Return a tag with its owner."""
    return (
        Tagging(
            required(fields, "userId"),
            required(fields, "movieId"),
            required(fields, "tag"),
            at_seconds(fields, "timestamp"),
        ),
    )


def parse_movie(fields: Fields) -> Sequence[Record]:
    """Return a movie; its genres are its categories, its year stands in its title."""
    title, year = title_and_year(required(fields, "title"))
    genres = (optional(fields, "genres") or "").split("|")
    categories = tuple(genre.strip() for genre in genres if genre.strip() and genre != NO_GENRES)
    return (Item(required(fields, "movieId"), title=title, categories=categories, year=year),)


def parse_user(fields: Fields) -> Sequence[Record]:
    """Return a user without age, gender and postal code: nothing here needs them."""
    return (User(required(fields, "userId")),)


LAYOUTS = {
    "users": Layout("users", parse_user, USER, rank=0),
    "movies": Layout("movies", parse_movie, MOVIE, rank=1),
    "ratings": Layout("ratings", parse_rating, RATING, scale=STARS),
    "tags": Layout("tags", parse_tag, TAG),
}


class MovieLens:
    """Files by GroupLens, of any size of the data set."""

    name = "movielens"
    looks_for = (
        "CSV files with the header userId,movieId,rating,timestamp or userId,movieId,tag,timestamp or"
        " movieId,title,genres; ratings.dat, tags.dat, movies.dat, users.dat separated by ::"
    )

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files."""
        tables = (_csv_table(file) or _dat_table(file) for file in files)
        return Opened(tuple(table for table in tables if table))

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _csv_table(file: Peek) -> Table | None:
    header = set(file.columns())
    for layout in LAYOUTS.values():
        if layout.name != "users" and set(layout.columns) <= header:
            return Table(layout, file.path, read_csv)
    return None


def _dat_table(file: Peek) -> Table | None:
    layout = LAYOUTS.get(file.name.removesuffix(".dat"))
    if not layout or not file.name.endswith(".dat") or SEPARATOR not in file.line:
        return None

    def read(source: Input) -> Iterator[Row]:
        return read_separated(source, SEPARATOR, layout.columns)

    return Table(layout, file.path, read, encoding="latin-1")

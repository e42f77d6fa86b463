"""HetRec 2011 Last.fm: listening counts, tag assignments and friends in tab-separated ``.dat`` files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from graph_schema.errors import RowError, SourceError
from graph_schema.records import Follow, Interaction, Item, Record, Tagging
from loaders.sources.delimited import read_separated
from loaders.sources.fields import number, optional, required
from loaders.sources.input import PACKED_SUFFIXES, Input
from loaders.sources.peek import Peek
from loaders.sources.source import Fields, Layout, Malformed, Opened, Row, SourceOptions, Table

TAB = "\t"
TAG_NAMES = ("tagID", "tagValue")
PLAYS = ("userID", "artistID", "weight")
TAGGING = ("userID", "artistID", "tagID", "day", "month", "year")
FRIENDS = ("userID", "friendID")
ARTIST = ("id", "name", "url", "pictureURL")


def parse_plays(fields: Fields) -> Sequence[Record]:
    """Return a listening count as one event without a time."""
    user_id, item_id = required(fields, "userID"), required(fields, "artistID")
    return (Interaction(user_id, item_id, "listen", value=number(fields, "weight")),)


def parse_tagging(fields: Fields) -> Sequence[Record]:
    """Return a tag with its owner and the day it was given."""
    user_id, item_id = required(fields, "userID"), required(fields, "artistID")
    return (Tagging(user_id, item_id, required(fields, "tagValue"), _day(fields)),)


def parse_friends(fields: Fields) -> Sequence[Record]:
    """Return one direction of a friendship."""
    return (Follow(required(fields, "userID"), required(fields, "friendID")),)


def parse_artist(fields: Fields) -> Sequence[Record]:
    """Return an artist as an item."""
    return (
        Item(
            required(fields, "id"),
            title=optional(fields, "name"),
            url=optional(fields, "url"),
            image=optional(fields, "pictureURL"),
        ),
    )


LAYOUTS = {
    "artists": Layout("artists", parse_artist, ARTIST, rank=1),
    "plays": Layout("plays", parse_plays, PLAYS, scale=(0, float("inf"))),
    "taggings": Layout("taggings", parse_tagging, (*TAGGING, "tagValue")),
    "friends": Layout("friends", parse_friends, FRIENDS),
}
HEADERS = {ARTIST: "artists", PLAYS: "plays", TAGGING: "taggings", FRIENDS: "friends"}


class HetRecLastFm:
    """The Last.fm data of the HetRec 2011 workshop."""

    name = "hetrec-lastfm"
    looks_for = "tab-separated user_artists.dat, user_taggedartists.dat with tags.dat, artists.dat, user_friends.dat"

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files; the tags' texts are looked up beside them."""
        tag_file = next((file.path for file in files if file.columns(TAB) == TAG_NAMES), None)
        tables = []
        for file in files:
            name = HEADERS.get(file.columns(TAB))
            if name == "taggings":
                tables.append(_taggings(file.path, tag_file))
            elif name:
                tables.append(Table(LAYOUTS[name], file.path, lambda source: read_separated(source, TAB)))
        return Opened(tuple(tables), (tag_file,) if tag_file else ())

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _taggings(path: Path, tag_file: Path | None) -> Table:
    beside = tag_file or next(
        (one for suffix in ("", *PACKED_SUFFIXES) if (one := path.with_name(f"tags.dat{suffix}")).exists()), None
    )
    if beside is None:
        raise SourceError(f"{path}: the tags' texts are missing; put tags.dat beside it")

    def read(source: Input) -> Iterator[Row]:
        return _with_texts(read_separated(source, TAB), tag_texts(beside))

    return Table(LAYOUTS["taggings"], path, read)


def tag_texts(path: Path) -> dict[str, str]:
    """Return the tags' texts by their numbers; the file is latin-1."""
    rows = (fields for _, fields in read_separated(Input(path, "latin-1"), TAB) if not isinstance(fields, Malformed))
    return {fields["tagID"]: fields["tagValue"] for fields in rows}


def _with_texts(rows: Iterator[Row], texts: Mapping[str, str]) -> Iterator[Row]:
    """Add to each row the text of its tag."""
    for line, fields in rows:
        if isinstance(fields, Malformed):
            yield line, fields
        elif text := texts.get(fields["tagID"]):
            yield line, {**fields, "tagValue": text}
        else:
            yield line, Malformed(f"tag {fields['tagID']} is not in tags.dat", fields)


def _day(fields: Fields) -> datetime:
    try:
        return datetime(int(fields["year"]), int(fields["month"]), int(fields["day"]), tzinfo=UTC)
    except (KeyError, TypeError, ValueError):
        raise RowError("day, month, year are no possible date") from None

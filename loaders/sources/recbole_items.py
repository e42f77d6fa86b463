"""What a RecBole ``.item`` file says of an item, whose columns each data set names in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph_schema.errors import RowError
from graph_schema.records import Item, Record
from loaders.sources.amazon_metadata import price
from loaders.sources.fields import number, optional, required, written_time
from loaders.sources.source import Fields

TITLES = ("title", "movie_title", "item_name", "artist_name", "book_title", "name")
CATEGORIES = ("categories", "category", "class", "genre", "genres")
CREATORS = ("creators", "artist", "author", "director", "writer")
YEARS = ("year", "release_year", "published_year", "publication_year")
QUOTED = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)")\s*(?:,|$)""")
OURS = {"title_zh", "creators"}
"""Columns by which a file of `interest-graph export` is known."""
SPACE = "\u00a0"
"""Stands inside an element that has blanks, where blanks separate the elements."""


def parse_item(row: Fields) -> Sequence[Record]:
    """Return an item by the names that the columns of published data sets have."""
    item = "item_id" if "item_id" in row else next((name for name in row if name.endswith("_id")), "item_id")
    read = blank_separated if row.keys() >= OURS else parts
    return (
        Item(
            required(row, item),
            title=first(row, TITLES),
            description=optional(row, "description"),
            categories=read(first(row, CATEGORIES)),
            creators=read(first(row, CREATORS)),
            brand=optional(row, "brand"),
            year=_year(first(row, YEARS)),
            price=price(row.get("price")),
            url=optional(row, "url"),
            image=optional(row, "image"),
            published_at=written_time(row.get("published_at")),
            is_available=_truth(row),
            title_zh=optional(row, "title_zh"),
        ),
    )


def first(row: Fields, names: Iterable[str]) -> str | None:
    """Return the first of the fields that holds something."""
    return next((value for name in names if (value := optional(row, name))), None)


def parts(text: str | None) -> tuple[str, ...]:
    """Return the elements of a list: quoted, or separated by commas, or by blanks."""
    if not text or SPACE in text:
        return blank_separated(text)
    if QUOTED.match(text):
        found = [one or other for one, other in QUOTED.findall(text)]
    else:
        found = text.split(", ") if ", " in text else text.split(" ")
    return tuple(dict.fromkeys(name for part in found if (name := part.strip())))


def blank_separated(text: str | None) -> tuple[str, ...]:
    """Return the elements between blanks; a no-break space stands for a blank inside one of them."""
    found = text.split(" ") if text else ()
    return tuple(dict.fromkeys(name for part in found if (name := part.replace(SPACE, " ").strip())))


def _year(text: str | None) -> int | None:
    """Return the year where the field holds one, also written as a number with a point."""
    try:
        value = number({"year": text}, "year") if text else None
    except RowError:
        return None
    return int(value) if value is not None and value.is_integer() and value else None


def _truth(row: Fields) -> bool | None:
    text = optional(row, "is_available")
    return None if text is None else text not in ("0", "0.0")

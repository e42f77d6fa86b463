"""MIND, the Microsoft News Dataset: impressions and news in tab-separated files without a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from graph_schema.errors import RowError
from graph_schema.records import Interaction, Item, Record, User
from loaders.sources.delimited import read_separated
from loaders.sources.fields import optional, required, shown
from loaders.sources.input import Input
from loaders.sources.peek import Peek
from loaders.sources.source import Fields, Layout, Opened, Row, SourceOptions, Table

TAB = "\t"
BEHAVIORS = ("impression_id", "user_id", "time", "history", "impressions")
NEWS = (
    "news_id", "category", "subcategory", "title", "abstract", "url", "title_entities", "abstract_entities",
)  # fmt: skip
TIME = "%m/%d/%Y %I:%M:%S %p"
LOOKS_LIKE_TIME = re.compile(r"^\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d [AP]M$")
CLICK = "click"


def parse_behavior(fields: Fields) -> Sequence[Record]:
    """Return the clicks of an impression with its time and those before it without; what was only shown is left out."""
    user_id, at = required(fields, "user_id"), _time(fields)
    before = [Interaction(user_id, item_id, CLICK) for item_id in (optional(fields, "history") or "").split()]
    now = []
    for shown_item in (optional(fields, "impressions") or "").split():
        item_id, dash, label = shown_item.rpartition("-")
        if dash and label == "1":
            now.append(Interaction(user_id, item_id, CLICK, at))
        elif label != "0" and dash:
            raise RowError(f"impressions: {shown(shown_item)} is neither clicked (-1) nor shown only (-0)")
    return (User(user_id), *before, *now)


def parse_news(fields: Fields) -> Sequence[Record]:
    """Return an article; its abstract is the description, the entities found in it are left out."""
    categories = [optional(fields, "category"), optional(fields, "subcategory")]
    return (
        Item(
            required(fields, "news_id"),
            title=optional(fields, "title"),
            description=optional(fields, "abstract"),
            categories=tuple(name for name in categories if name),
            url=optional(fields, "url"),
        ),
    )


LAYOUTS = {
    "news": Layout("news", parse_news, NEWS, rank=1),
    "behaviors": Layout("behaviors", parse_behavior, BEHAVIORS),
}


class Mind:
    """News and what people clicked of it."""

    name = "mind"
    looks_for = "behaviors.tsv (impression, user, time, history, impressions) and news.tsv, tab-separated, no header"

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files."""
        kinds = ((file, kind) for file in files if (kind := _kind(file)))
        return Opened(tuple(Table(LAYOUTS[kind], file.path, partial(_read, kind)) for file, kind in kinds))

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _kind(file: Peek) -> str | None:
    cells = file.columns(TAB)
    if len(cells) == len(BEHAVIORS) and LOOKS_LIKE_TIME.match(cells[2]):
        return "behaviors"
    is_news = len(cells) == len(NEWS) and file.name.startswith("news") and cells[0] != NEWS[0]
    return "news" if is_news and all(cell.startswith("[") or not cell for cell in cells[-2:]) else None


def _read(kind: str, source: Input) -> Iterator[Row]:
    return read_separated(source, TAB, LAYOUTS[kind].columns)


def _time(fields: Fields) -> datetime:
    text = required(fields, "time")
    try:
        return datetime.strptime(text, TIME).replace(tzinfo=UTC)
    except ValueError:
        raise RowError(f"time is not of the form 11/15/2019 8:55:22 AM: {shown(text)}") from None

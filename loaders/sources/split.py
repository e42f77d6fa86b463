"""The folder of a fixed evaluation split: training pairs, items, crowd tags, friends, no test pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from graph_schema.errors import SourceError
from graph_schema.records import Follow, Interaction, Item, Record, Tagging
from loaders.sources.delimited import read_csv
from loaders.sources.fields import at_seconds, optional, required
from loaders.sources.input import Input
from loaders.sources.peek import Peek, peek
from loaders.sources.source import Fields, Layout, Malformed, Opened, Row, SourceOptions, Table
from loaders.sources.titles import title_and_year
from services.tasks.texts import categories_or_description, without_title

PAIR = ("user", "item")
TASKS = {
    "main": ("train.csv", "test.csv"),
    "cold-items": ("cold_items_train.csv", "cold_items_test.csv"),
    "new-users": ("new_users_train.csv", "new_users_test.csv"),
}
FIRST_POSITION = datetime(1970, 1, 1, tzinfo=UTC)
"""The column ``t`` may count positions (0, 1, 2 ...): kept as seconds for the order, they are no dates."""


def parse_pair(fields: Fields) -> Sequence[Record]:
    """Return a training pair, always a positive: a like."""
    return (Interaction(required(fields, "user"), required(fields, "item"), "like", at_seconds(fields, "t")),)


def parse_item(fields: Fields) -> Sequence[Record]:
    """Return an item; its text repeats the title, then holds categories or a description."""
    raw_title = optional(fields, "title") or ""
    text = without_title(raw_title, optional(fields, "text") or "")
    title, year = title_and_year(raw_title)
    categories, description = categories_or_description(text)
    item_id = required(fields, "item")
    return (Item(item_id, title=title or None, description=description, categories=categories, year=year),)


def parse_tag(fields: Fields) -> Sequence[Record]:
    """Return a crowd tag with its owner."""
    return (Tagging(required(fields, "user"), required(fields, "item"), required(fields, "tag")),)


def parse_friend(fields: Fields) -> Sequence[Record]:
    """Return a social tie."""
    return (Follow(required(fields, "user"), required(fields, "friend")),)


LAYOUTS = {
    "items": Layout("items", parse_item, ("item", "title", "text"), rank=1),
    "train": Layout("train", parse_pair, PAIR, earliest=FIRST_POSITION),
    "tags": Layout("tags", parse_tag, (*PAIR, "tag")),
    "social": Layout("social", parse_friend, ("user", "friend")),
}


class Split:
    """A ``split`` folder, of which ``task`` chooses the training file."""

    name = "split"
    looks_for = "a folder with train.csv.gz (user,item,t,fold), items.csv.gz, item_tags.csv.gz, social.csv.gz"

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files; tags that would give away test pairs are left out."""
        named = {file.name: file for file in files}
        marks = ({"user", "item", "t", "fold"}, {"item", "title", "text"})
        if not any(mark <= set(file.columns()) for mark in marks for file in files):
            return Opened()
        if options.task not in TASKS:
            raise SourceError(f"no task {options.task!r} in a split folder; choose one of {', '.join(TASKS)}")
        train, test = TASKS[options.task]
        if "train.csv" in named and train not in named:
            raise SourceError(f"{files[0].path.parent}: no {train}.gz, which the task {options.task!r} needs")
        plain = {"items.csv": "items", train: "train", "social.csv": "social"}
        tables = [
            Table(LAYOUTS[name], named[file].path, read_csv)
            for file, name in plain.items()
            if file in named and _has_columns(named[file], LAYOUTS[name])
        ]
        context: tuple[Path, ...] = ()
        tags = named.get("item_tags.csv")
        if tags and _has_columns(tags, LAYOUTS["tags"]):
            hidden = _beside(tags.path, test)
            tables.append(_tags(tags.path, hidden))
            context = (hidden,)
        return Opened(tuple(tables), context, _left_alone(files, options.task))

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _left_alone(files: Sequence[Peek], task: str) -> dict[Path, str]:
    """Say why the other files of a split are not loaded."""
    tests = {test for _, test in TASKS.values()}
    others = {train for train, _ in TASKS.values()} | {"new_users_profile.csv", "stats.json"}
    reasons = dict.fromkeys(tests, "test pairs are never loaded") | dict.fromkeys(others, f"not for the task {task}")
    return {file.path: reasons[file.name] for file in files if file.name in reasons}


def _has_columns(file: Peek, layout: Layout) -> bool:
    return set(layout.columns) <= set(file.columns())


def _beside(tags: Path, test: str) -> Path:
    found = next((path for suffix in (".gz", "", ".zst") if (path := tags.with_name(f"{test}{suffix}")).exists()), None)
    if found is None:
        raise SourceError(f"{tags}: tags may give away test pairs; put {test}.gz beside it, so that those are left out")
    return found


def _tags(path: Path, test: Path) -> Table:
    if not set(PAIR) <= set(peek(test).columns()):
        raise SourceError(f"{test}:1: no columns user,item; without the test pairs, tags may give them away")

    def read(source: Input) -> Iterator[Row]:
        rows = (fields for _, fields in read_csv(Input(test)) if not isinstance(fields, Malformed))
        hidden = {(fields["user"], fields["item"]) for fields in rows}
        for line, fields in read_csv(source):
            if isinstance(fields, Malformed) or (fields["user"], fields["item"]) not in hidden:
                yield line, fields

    return Table(LAYOUTS["tags"], path, read)

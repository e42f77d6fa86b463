"""RecBole's atomic files: tab-separated, with a header of ``name:type``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from graph_schema.errors import SourceError
from graph_schema.records import Follow, Interaction, Item, Record, User
from loaders.sources.delimited import read_separated
from loaders.sources.fields import at_seconds, number, optional, required
from loaders.sources.input import Input
from loaders.sources.peek import Peek
from loaders.sources.recbole_items import SPACE, parse_item
from loaders.sources.source import Fields, Layout, Malformed, Opened, Row, SourceOptions, Table

TAB = "\t"
COLUMN = re.compile(r"^[^:\t]+:(token|token_seq|float|float_seq)$")
OURS = "interest_graph."
"""Begins the relations of a graph that was exported from here: they were derived, and will be again."""
CREATOR = re.compile(r"actor|artist|author|creat|direct|starring|writ", re.IGNORECASE)
NO_ITEM_IDS = {"user_id", "review_id", "session_id", "event_id"}
LINKED = "linked_item"


def plain_names(fields: Fields) -> Fields:
    """Return the fields without the types in their names, and without the quotes that RecBole would take off."""
    return {name.partition(":")[0]: _unquoted(value) for name, value in fields.items()}


def _unquoted(value: Any) -> Any:
    is_quoted = isinstance(value, str) and len(value) > 1 and value[0] == value[-1] == '"'
    inner = value[1:-1].replace('""', "") if is_quoted else '"'
    return value if '"' in inner else value[1:-1].replace('""', '"')


def parse_interaction(fields: Fields) -> Sequence[Record]:
    """Return an event: with a rating ``rate``, with a weight ``listen``, else a like; label 0 says nothing."""
    row = plain_names(fields)
    item = "item_id" if "item_id" in row else next((n for n in row if n.endswith("_id") and n not in NO_ITEM_IDS), "")
    value = next((name for name in ("rating", "weight") if row.get(name)), None)
    if not value and row.get("label") and not number(row, "label"):
        return ()
    return (
        Interaction(
            required(row, "user_id"),
            required(row, item or "item_id"),
            optional(row, "kind") or {"rating": "rate", "weight": "listen"}.get(value or "", "like"),
            at_seconds(row, "timestamp"),
            number(row, value) if value else None,
            optional(row, "event_id"),
        ),
    )


def parse_user(fields: Fields) -> Sequence[Record]:
    """Return a user; age, gender, occupation and postal code are left out: nothing here needs them."""
    row = plain_names(fields)
    return (User(required(row, "user_id"), optional(row, "name")),)


def parse_follow(fields: Fields) -> Sequence[Record]:
    """Return a social tie."""
    row = plain_names(fields)
    return (Follow(required(row, "source_id"), required(row, "target_id"), at_seconds(row, "timestamp")),)


def parse_triple(fields: Fields) -> Sequence[Record]:
    """Return what a triple says of an item: a creator, a brand or else a category."""
    row = plain_names(fields)
    relation, item_id = required(row, "relation_id"), optional(fields, LINKED)
    if not item_id or relation.startswith(OURS):
        return ()
    what, other = relation.rpartition(".")[2], required(row, "tail_id").replace(SPACE, " ")
    if "brand" in what.lower():
        return (Item(item_id, brand=other),)
    return (Item(item_id, creators=(other,)) if CREATOR.search(what) else Item(item_id, categories=(other,)),)


LAYOUTS = {
    "user": Layout("user", parse_user, rank=0),
    "item": Layout("item", lambda fields: parse_item(plain_names(fields)), rank=1),
    "kg": Layout("kg", parse_triple),
    "inter": Layout("inter", parse_interaction),
    "net": Layout("net", parse_follow),
}
NEEDS = {
    "user": {"user_id"}, "inter": {"user_id"}, "net": {"source_id", "target_id"},
    "kg": {"head_id", "relation_id", "tail_id"}, "link": {"item_id", "entity_id"},
}  # fmt: skip


class RecBole:
    """A data set as RecBole and its relatives read it."""

    name = "recbole"
    looks_for = "tab-separated .inter, .user, .item, .net, .kg (with .link) whose header is like user_id:token"

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files; a knowledge graph is tied to the items by the .link file beside it."""
        kinds = {file.path: kind for file in files if (kind := _kind(file))}
        link = next((path for path, kind in kinds.items() if kind == "link"), None)
        if "kg" in kinds.values() and link is None:
            [kg] = [path for path, kind in kinds.items() if kind == "kg"][:1]
            link = _beside(kg)
        tables = [
            Table(LAYOUTS[kind], path, partial(_read_triples, link) if kind == "kg" and link else _read)
            for path, kind in kinds.items()
            if kind != "link" and (kind != "kg" or link)
        ]
        why = "needs the .link file that says which entity is which item"
        left_alone = {path: why for path, kind in kinds.items() if kind == "kg" and not link}
        if left_alone and not tables:
            raise SourceError(f"{next(iter(left_alone))}: {why}; put it beside this file")
        return Opened(tuple(tables), (link,) if link and tables else (), left_alone)

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _kind(file: Peek) -> str | None:
    """Return the kind by the file's ending, where the header is RecBole's and has what the kind needs."""
    columns = file.columns(TAB)
    kind = Path(file.name).suffix.removeprefix(".")
    if kind not in (*LAYOUTS, "link") or not all(COLUMN.match(column) for column in columns):
        return None
    return kind if NEEDS.get(kind, set()) <= {column.partition(":")[0] for column in columns} else None


def _beside(kg: Path) -> Path | None:
    return next(iter(sorted(kg.parent.glob("*.link*"))), None)


def _read(source: Input) -> Iterator[Row]:
    return read_separated(source, TAB)


def _read_triples(link: Path, source: Input) -> Iterator[Row]:
    """Add to each triple the item that its head is, if it is one."""
    rows = (plain_names(fields) for _, fields in _read(Input(link)) if not isinstance(fields, Malformed))
    items = {row["entity_id"]: row["item_id"] for row in rows}
    for line, fields in _read(source):
        if isinstance(fields, Malformed):
            yield line, fields
        else:
            yield line, {**fields, LINKED: items.get(plain_names(fields)["head_id"])}

"""RecBole's atomic files: tab-separated, with the type of each column in the header."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from graph_schema.errors import ExportError
from services.exchange.reading import read_rows
from services.exchange.tables import table
from services.exchange.writing import Output

SPACE = "\u00a0"
"""Stands for a blank inside an element of a list, where blanks separate the elements."""
HOLDS = frozenset({"user", "item", "interacted_with", "follows"})
ITEM = {
    "item_id": "token", "title": "token_seq", "title_zh": "token_seq", "categories": "token_seq",
    "creators": "token_seq", "brand": "token", "year": "float", "price": "float",
}  # fmt: skip
ABOUT = "interest_graph.about"
"""The relation between an item and an interest: derived here, and left out when it is loaded."""


def write_recbole(output: Output) -> None:
    """Write users, items, events and follows, and what items are about as a knowledge graph.

    Raises ExportError for an id that holds a tab or a line end.
    """
    _write_users(output)
    _write_items(output)
    _write_events(output)
    _write_follows(output)
    _write_about(output)


def _write_users(output: Output) -> None:
    users = table("user")
    place = [column.name for column in users.columns].index("name")
    with output.text_file(f"{output.name}.user", users) as (file, rows):
        file.write("user_id:token\tname:token_seq\n")
        for row in rows(read_rows(output.session, users)):
            file.write(_line(_id(row[0]), _text(row[place])))


def _write_items(output: Output) -> None:
    items = table("item").with_facts_only()
    names = [column.name for column in items.columns]
    with output.text_file(f"{output.name}.item", items) as (file, rows):
        file.write(_line(*(f"{name}:{type}" for name, type in ITEM.items())))
        for row in rows(read_rows(output.session, items)):
            item = dict(zip(names, row, strict=True))
            lists = {name: _list(item[name]) for name in ("categories", "creators")}
            cells = {name: _text(item[name]) for name in ITEM if name not in lists} | lists
            file.write(_line(_id(item["item_id"]), *(cells[name] for name in list(ITEM)[1:])))


def _write_events(output: Output) -> None:
    """Write one line an event; an unknown time is 0, a missing value empty."""
    ties = table("interacted_with").with_facts_only()
    with output.text_file(f"{output.name}.inter", ties) as (file, rows):
        file.write("user_id:token\titem_id:token\trating:float\ttimestamp:float\tkind:token\tevent_id:token\n")
        for user_id, item_id, kind, ids, ats, values in rows(read_rows(output.session, ties)):
            head = (_id(user_id), _id(item_id))
            for event_id, at, value in zip(ids, ats, values, strict=True):
                rating = "" if math.isnan(value) else _number(value)
                file.write(_line(*head, rating, _number(at / 1000), _id(kind), _id(event_id)))


def _write_follows(output: Output) -> None:
    follows = table("follows")
    with output.text_file(f"{output.name}.net", follows) as (file, rows):
        file.write("source_id:token\ttarget_id:token\ttimestamp:float\n")
        for user_id, friend_id, at in rows(read_rows(output.session, follows)):
            file.write(_line(_id(user_id), _id(friend_id), _number(at.timestamp()) if at else "0"))


def _write_about(output: Output) -> None:
    """Write item and interest as triples, and which entity an item is."""
    items, about = table("item"), table("about")
    with output.text_file(f"{output.name}.link", items) as (file, rows):
        file.write("item_id:token\tentity_id:token\n")
        for row in rows(read_rows(output.session, items)):
            file.write(_line(_id(row[0]), f"item:{_id(row[0])}"))
    with output.text_file(f"{output.name}.kg", about) as (file, rows):
        file.write("head_id:token\trelation_id:token\ttail_id:token\n")
        last: Sequence[str] = ()
        for row in rows(read_rows(output.session, about)):
            if last != (last := row[:2]):
                file.write(_line(f"item:{_id(row[0])}", ABOUT, f"interest:{_id(row[1])}"))


def _line(*cells: str) -> str:
    """Join the cells; one that begins with a quotation mark is quoted, for RecBole reads it as if it were."""
    return "\t".join(_quoted(cell) if cell.startswith('"') else cell for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _id(text: str) -> str:
    if "\t" in text or "\n" in text or "\r" in text:
        raise ExportError(f"id {text!r} holds a tab or a line end, which RecBole's files cannot; use csv or parquet")
    return text


def _text(value: Any) -> str:
    """Return a value in one line, without tabs."""
    if value is None:
        return ""
    return " ".join(value.split()) if isinstance(value, str) else _number(value)


def _list(values: Iterable[str] | None) -> str:
    return " ".join(SPACE.join(value.split()) for value in values or ())


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)

"""What a row of an exported table says, without any change to its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from math import isnan
from typing import Any

from graph_schema.errors import RowError
from graph_schema.model import RelationshipType
from graph_schema.records import (
    Authorship,
    Distinction,
    Document,
    Follow,
    Interaction,
    Item,
    Merge,
    Record,
    Statement,
    Subject,
    Tagging,
    User,
)
from loaders.sources.fields import shown
from loaders.sources.source import Fields
from services.exchange.tables import Column, Table, table

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "int": (int,), "float": (int, float), "boolean": (bool,),
}  # fmt: skip


def values_of(one: Table, fields: Fields) -> list[Any]:
    """Return the values of the table's columns of facts; raises RowError where one is missing or of another type."""
    of = one.of
    needed = {column.name for column in one.columns if column.end}
    if isinstance(of, RelationshipType):
        needed |= set(of.key)
    values = []
    for column in one.with_facts_only().columns:
        value = fields.get(column.name)
        if value is None and column.name in needed:
            raise RowError(f"{column.name} is missing")
        values.append(None if value is None else _checked(column, value))
    return values


def _checked(column: Column, value: Any) -> Any:
    if column.type == "datetime":
        try:
            return datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise RowError(f"{column.name} is no time: {shown(value)}") from None
    is_list = column.type.startswith("list of ")
    types = TYPES[column.type.removeprefix("list of ")]
    parts = value if is_list and isinstance(value, list) else [value]
    if is_list != isinstance(value, list) or not all(_is_of(types, part) for part in parts):
        raise RowError(f"{column.name} is no {column.type}: {shown(value)}")
    return value


def _is_of(types: tuple[type, ...], value: Any) -> bool:
    return isinstance(value, types) and (bool in types or not isinstance(value, bool))


def _node(one: Table, make: Callable[..., Record], fields: Fields) -> Sequence[Record]:
    """Return the record whose fields have the names of the columns; lists become tuples."""
    values: dict[str, Any] = {}
    for column, value in zip(one.with_facts_only().columns, values_of(one, fields), strict=True):
        values[column.name] = tuple(value or ()) if column.type.startswith("list of ") else value
    return (make(**values),)


def _tie(one: Table, make: Callable[..., Record], fields: Fields) -> Sequence[Record]:
    """Return the record whose fields are in the order of the columns."""
    return (make(*values_of(one, fields)),)


def _events(one: Table, fields: Fields) -> Sequence[Record]:
    """Return the events of a relationship, which stand in three parallel lists."""
    user_id, item_id, kind, ids, ats, values = values_of(one, fields)
    if not ids or not ats or not values or not len(ids) == len(ats) == len(values):
        raise RowError("event_ids, ats and values must be lists of one length")
    try:
        return [
            Interaction(
                user_id,
                item_id,
                kind,
                EPOCH + timedelta(milliseconds=at) if at else None,
                None if isnan(value) else float(value),
                event_id,
            )
            for event_id, at, value in zip(ids, ats, values, strict=True)
        ]
    except OverflowError:
        raise RowError("ats holds no possible time") from None


def _statements(one: Table, fields: Fields) -> Sequence[Record]:
    """Return all that was said of interests that were merged, else the one statement."""
    user_id, interest_id, kind, at, said_of, kinds, ats = values_of(one, fields)
    if not said_of:
        return [Statement(user_id, interest_id, kind, at)]
    if not kinds or not ats or not len(said_of) == len(kinds) == len(ats):
        raise RowError("said_of, said_kinds and said_ats must be lists of one length")
    try:
        return [
            Statement(user_id, named, said, datetime.fromisoformat(when) if when else None)
            for named, said, when in zip(said_of, kinds, ats, strict=True)
        ]
    except ValueError:
        raise RowError("said_ats holds what is no time") from None


PARSERS: Mapping[str, Callable[[Fields], Sequence[Record]]] = {
    "user": partial(_node, table("user"), User),
    "item": partial(_node, table("item"), Item),
    "document": partial(_node, table("document"), Document),
    "interacted_with": partial(_events, table("interacted_with")),
    "tagged": partial(_tie, table("tagged"), Tagging),
    "wrote": partial(_tie, table("wrote"), Authorship),
    "about_item": partial(_tie, table("about_item"), Subject),
    "follows": partial(_tie, table("follows"), Follow),
    "stated": partial(_statements, table("stated")),
    "merged_into": partial(_tie, table("merged_into"), Merge),
    "kept_apart": partial(_tie, table("kept_apart"), Distinction),
}

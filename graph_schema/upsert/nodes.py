"""Writes the nodes a source describes; of two descriptions the fuller one wins, whichever came first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from neo4j import ManagedTransaction
from neo4j.time import DateTime

from graph_schema.records import Document, Item, User

Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NodeUpsert:
    """The statements that lock and write one label, and the flags that a change raises."""

    key: str
    lock: str
    write: str
    on_change: Mapping[str, Any]


USERS = NodeUpsert(
    "user_id",
    "UNWIND $ids AS id MERGE (n:User {user_id: id}) SET n.user_id = id RETURN id, properties(n) AS known",
    "UNWIND $rows AS row MATCH (n:User {user_id: row[0]}) SET n += row[1]",
    {},
)
ITEMS = NodeUpsert(
    "item_id",
    "UNWIND $ids AS id MERGE (n:Item {item_id: id}) SET n.item_id = id"
    " RETURN id, n {.*, embedding: null, taste: null, graph_vector: null} AS known",
    "UNWIND $rows AS row MATCH (n:Item {item_id: row[0]}) SET n += row[1]",
    {"interests_stale": True},
)
DOCUMENTS = NodeUpsert(
    "document_id",
    "UNWIND $ids AS id MERGE (n:Document {document_id: id}) SET n.document_id = id RETURN id, properties(n) AS known",
    "UNWIND $rows AS row MATCH (n:Document {document_id: row[0]}) SET n += row[1]",
    {"mined_by": "nothing yet"},
)


def upsert_nodes(tx: ManagedTransaction, upsert: NodeUpsert, records: Sequence[User | Item | Document]) -> int:
    """Write the described nodes and return how many of them changed."""
    described: dict[str, Properties] = {}
    for record in records:
        key = getattr(record, upsert.key)
        described[key] = merge_properties(described.get(key, {}), properties_of(record))
    rows = []
    for key, known in tx.run(upsert.lock, ids=sorted(described)):
        before = {name: _native(value) for name, value in known.items()}
        after = merge_properties(before, described[key])
        changed = {name: value for name, value in after.items() if before.get(name) != value}
        if changed:
            rows.append([key, {**changed, **upsert.on_change}])
    if rows:
        tx.run(upsert.write, rows=rows).consume()
    return len(rows)


def properties_of(record: User | Item | Document) -> Properties:
    """Return the record's filled fields as they are stored, lists in order of the alphabet.

    A document's ends are relationships instead.
    """
    skipped = ("user_id", "item_id") if isinstance(record, Document) else ()
    return {
        field.name: sorted(set(value)) if isinstance(value, tuple) else value
        for field in fields(record)
        if field.name not in skipped and (value := getattr(record, field.name)) not in (None, ())
    }


def merge_properties(known: Properties, incoming: Properties) -> Properties:
    """Join two descriptions so that their order does not matter."""
    merged = dict(known)
    for name, value in incoming.items():
        merged[name] = value if merged.get(name) is None else _fuller(merged[name], value)
    return merged


def _fuller(one: Any, other: Any) -> Any:
    """Of two texts the longer, of two lists their union, of two truths the cautious, of two times the earlier."""
    if isinstance(one, list):
        return sorted(set(one) | set(other))
    if isinstance(one, bool):
        return one and other
    if isinstance(one, datetime):
        return min(one, other)
    if isinstance(one, str):
        return max(one, other, key=lambda text: (len(text), text))
    return max(one, other)


def _native(value: Any) -> Any:
    return value.to_native() if isinstance(value, DateTime) else value

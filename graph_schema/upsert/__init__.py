"""Writes facts so that the same facts twice, in pieces or in another order give the same graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, ManagedTransaction

from graph_schema.cypher import cypher
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
from graph_schema.upsert.descriptions import description_documents
from graph_schema.upsert.interactions import lock_ends, upsert_interactions
from graph_schema.upsert.merges import upsert_distinctions, upsert_merges
from graph_schema.upsert.nodes import DOCUMENTS, ITEMS, USERS, upsert_nodes
from graph_schema.upsert.statements import upsert_statements

UPSERT_TAGGINGS = cypher(__file__, "upsert_taggings")
UPSERT_FOLLOWS = cypher(__file__, "upsert_follows")
TIE_DOCUMENTS = cypher(__file__, "tie_documents")


@dataclass(frozen=True, slots=True)
class Counts:
    """By kind of record: how many changed the graph, and how many it knew already."""

    written: dict[str, int]
    known: dict[str, int]


def write_records(driver: Driver, records: Sequence[Record]) -> Counts:
    """Write one batch (10,000 records or so, of any kinds) in one transaction."""
    with driver.session() as session:
        return session.execute_write(write_in, records)


def write_in(tx: ManagedTransaction, records: Sequence[Record]) -> Counts:
    """Write one batch inside a transaction that is already open."""
    grouped: dict[type, list[Any]] = defaultdict(list)
    for record in records:
        grouped[type(record)].append(record)
    written: dict[str, int] = {}
    known: dict[str, int] = {}
    for kind, write in WRITERS.items():
        if batch := grouped.get(kind):
            name = kind.__name__.lower()
            written[name] = write(tx, batch)
            known[name] = len(batch) - written[name]
    return Counts(written, known)


def _write_items(tx: ManagedTransaction, items: Sequence[Item]) -> int:
    """Write items; their descriptions are texts like any other, so that interests are mined from them."""
    changed = upsert_nodes(tx, ITEMS, items)
    if descriptions := [document for item in items for document in description_documents(item)]:
        _write_documents(tx, descriptions)
    return changed


def _write_taggings(tx: ManagedTransaction, taggings: Sequence[Tagging]) -> int:
    lock_ends(tx, (one.user_id for one in taggings), (one.item_id for one in taggings))
    rows = [[one.user_id, one.item_id, one.tag, one.at] for one in taggings]
    return tx.run(UPSERT_TAGGINGS, rows=rows).consume().counters.relationships_created


def _write_documents(tx: ManagedTransaction, documents: Sequence[Document]) -> int:
    lock_ends(tx, (one.user_id for one in documents), (one.item_id for one in documents))
    changed = upsert_nodes(tx, DOCUMENTS, documents)
    tx.run(TIE_DOCUMENTS, rows=[[one.document_id, one.user_id, one.item_id] for one in documents]).consume()
    return changed


def _write_document_ties(tx: ManagedTransaction, ties: Sequence[Authorship | Subject]) -> int:
    rows = [[tie.document_id, getattr(tie, "user_id", None), getattr(tie, "item_id", None)] for tie in ties]
    lock_ends(tx, (row[1] for row in rows), (row[2] for row in rows))
    tx.run(DOCUMENTS.lock, ids=sorted({tie.document_id for tie in ties})).consume()
    return tx.run(TIE_DOCUMENTS, rows=rows).consume().counters.relationships_created


def _write_follows(tx: ManagedTransaction, follows: Sequence[Follow]) -> int:
    lock_ends(tx, [user_id for one in follows for user_id in (one.user_id, one.friend_id)], ())
    rows = [[one.user_id, one.friend_id, one.at] for one in follows]
    return tx.run(UPSERT_FOLLOWS, rows=rows).consume().counters.relationships_created


WRITERS: dict[type, Callable[[ManagedTransaction, Sequence[Any]], int]] = {
    User: lambda tx, users: upsert_nodes(tx, USERS, users),
    Item: _write_items,
    Interaction: upsert_interactions,
    Tagging: _write_taggings,
    Document: _write_documents,
    Follow: _write_follows,
    Statement: upsert_statements,
    Merge: upsert_merges,
    Distinction: upsert_distinctions,
    Authorship: _write_document_ties,
    Subject: _write_document_ties,
}

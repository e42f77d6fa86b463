"""The labels that have vectors: how their texts are read, and how their vectors are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from neo4j import Driver, Record, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.records import content_hash
from services.embedding.texts import DescribedItem, NamedInterest, interest_text, item_text

A_PAGE = 1000


@dataclass(frozen=True, slots=True)
class EmbeddedLabel:
    """A label with vectors; ``pages`` reads its nodes in order of their ids, ``text`` says what stands for one."""

    label: str
    title: str
    pages: str
    text: Callable[[Record], str]
    write: str
    count: str
    forget_checksums: str
    forget_vectors: str
    sample: str
    write_centre: str


@dataclass(frozen=True, slots=True)
class Described:
    """A node, the text that stands for it, and whether its vector is of another text, or missing."""

    id: str
    text: str
    checksum: str
    is_pending: bool


def _item(row: Record) -> str:
    return item_text(
        DescribedItem(
            row["id"],
            row["title"],
            row["title_zh"],
            row["description"],
            row["description_zh"],
            row["categories"],
            row["creators"],
            row["brand"],
            row["interests"],
        )
    )


def _interest(row: Record) -> str:
    return interest_text(NamedInterest(row["id"], row["name"], row["name_zh"], row["aliases"]))


ITEMS = EmbeddedLabel(
    "Item",
    "vectors of items",
    cypher(__file__, "items_to_embed"),
    _item,
    cypher(__file__, "write_item_vectors"),
    "MATCH (n:Item) RETURN count(n) AS n",
    "MATCH (n:Item) WHERE n.embedding_checksum IS NOT NULL"
    " CALL (n) { REMOVE n.embedding_checksum } IN TRANSACTIONS OF 1000 ROWS",
    "MATCH (n:Item) WHERE n.embedding IS NOT NULL"
    " CALL (n) { REMOVE n.embedding_checksum, n.embedding } IN TRANSACTIONS OF 1000 ROWS",
    "MATCH (n:Item) WHERE size(n.embedding) = $dimension"
    " RETURN n.embedding AS vector ORDER BY n.embedding_checksum, n.item_id LIMIT $limit",
    "MATCH (j:Job {job_id: $job_id}) SET j.item_centre = $centre",
)
INTERESTS = EmbeddedLabel(
    "Interest",
    "vectors of interests",
    cypher(__file__, "interests_to_embed"),
    _interest,
    cypher(__file__, "write_interest_vectors"),
    "MATCH (n:Interest) WHERE n.dropped IS NULL RETURN count(n) AS n",
    "MATCH (n:Interest) WHERE n.embedding_checksum IS NOT NULL"
    " CALL (n) { REMOVE n.embedding_checksum } IN TRANSACTIONS OF 1000 ROWS",
    "MATCH (n:Interest) WHERE n.embedding IS NOT NULL"
    " CALL (n) { REMOVE n.embedding_checksum, n.embedding } IN TRANSACTIONS OF 1000 ROWS",
    "MATCH (n:Interest) WHERE size(n.embedding) = $dimension"
    " RETURN n.embedding AS vector ORDER BY n.embedding_checksum, n.interest_id LIMIT $limit",
    "MATCH (j:Job {job_id: $job_id}) SET j.interest_centre = $centre",
)
LABELS = (ITEMS, INTERESTS)


def described_pages(driver: Driver, label: EmbeddedLabel, model: str) -> Iterator[list[Described]]:
    """Yield all nodes of a label page by page, each with its text and whether it is to be embedded by this model."""
    after = ""
    while True:
        rows, _, _ = driver.execute_query(label.pages, after=after, limit=A_PAGE, routing_=RoutingControl.READ)
        if not rows:
            return
        yield [_described(row, label, model) for row in rows]
        after = rows[-1]["id"]


def _described(row: Record, label: EmbeddedLabel, model: str) -> Described:
    text = label.text(row)
    checksum = content_hash(model, text)
    return Described(row["id"], text, checksum, row["checksum"] != checksum)

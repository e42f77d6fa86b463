"""Writes item-to-item similarity into the graph, and only the rows that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.records import content_hash
from services.learning.cosine import cosine_neighbours
from services.learning.matrix import FeedbackMatrix, read_matrix
from services.observability.progress import Progress

WRITE_SIMILAR = cypher(__file__, "write_similar")
CHECKSUMS = (
    "MATCH (i:Item) WHERE i.similar_to_checksum IS NOT NULL RETURN i.item_id AS id, i.similar_to_checksum AS checksum"
)
COUNT_STALE = "MATCH (i:Item) WHERE i.similarity_stale_at IS NOT NULL RETURN count(*) AS n"
CLEAR_STALE = (
    "MATCH (i:Item) WHERE i.similarity_stale_at <= $until"
    " CALL (i) { REMOVE i.similarity_stale_at } IN TRANSACTIONS OF 5000 ROWS"
)
METHOD = "cosine"
ROWS_A_BATCH = 200

Row = list[object]
"""Item id, checksum, neighbours as [item id, weight, rank]."""


@dataclass(frozen=True, slots=True)
class SimilarityReport:
    """How many items have a row, and how many rows had to be written."""

    items: int
    written: int


def count_stale(driver: Driver) -> int:
    """Return how many items got feedback since the last rebuild."""
    rows, _, _ = driver.execute_query(COUNT_STALE, routing_=RoutingControl.READ)
    return rows[0]["n"]


def rebuild_similarity(
    driver: Driver, now: datetime, progress: Progress, k: int = 50, shrink: float = 10.0
) -> SimilarityReport:
    """Compute SIMILAR_TO from all feedback and write the rows that differ from what is stored.

    One event moves the weights of every pair its item is in, so a refresh computes all rows (a sparse product, seconds)
    and saves on what is slow: the writing. Killed at any point, the next run writes the rest; what is marked stale
    after ``now`` stays marked.
    """
    matrix = read_matrix(driver)
    rows, _, _ = driver.execute_query(CHECKSUMS, routing_=RoutingControl.READ)
    stored = {row["id"]: row["checksum"] for row in rows}
    written = 0
    with driver.session() as session, progress.step("similar items", len(matrix.item_ids)) as step:
        batch: list[Row] = []
        for row in _rows(matrix, stored.keys() - set(matrix.item_ids), k, shrink):
            if stored.get(str(row[0])) != row[1]:
                batch.append(row)
                written += 1
            if len(batch) == ROWS_A_BATCH:
                session.execute_write(_write, batch)
                batch = []
            step.advance()
        if batch:
            session.execute_write(_write, batch)
        session.run(CLEAR_STALE, until=now).consume()
    return SimilarityReport(len(matrix.item_ids), written)


def _rows(matrix: FeedbackMatrix, gone: set[str], k: int, shrink: float) -> Iterator[Row]:
    for item_id, nearest in zip(matrix.item_ids, cosine_neighbours(matrix.strengths, k, shrink), strict=True):
        neighbours = [[matrix.item_ids[column], weight, rank] for rank, (column, weight) in enumerate(nearest, 1)]
        yield [item_id, content_hash(METHOD, repr(neighbours)), neighbours]
    for item_id in sorted(gone):
        yield [item_id, content_hash(METHOD, repr([])), []]


def _write(tx: ManagedTransaction, rows: list[Row]) -> None:
    tx.run(WRITE_SIMILAR, rows=rows, method=METHOD).consume()

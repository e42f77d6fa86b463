"""Writes item-to-item similarity into the graph, and only the rows that changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.learning.changed_rows import RowQueries, SimilarityReport, SimilarRow, write_changed
from services.learning.matrix import FeedbackMatrix, read_matrix
from services.learning.nearest import Likeness, nearest_rows
from services.learning.stored_likeness import store_likeness
from services.observability.progress import Progress

JOB = "rebuild similarity"
COUNT_STALE = "MATCH (i:Item) WHERE i.similarity_stale_at IS NOT NULL RETURN count(*) AS n"
QUERIES = RowQueries(
    title="similar items",
    checksums="MATCH (i:Item) WHERE i.similar_to_checksum IS NOT NULL"
    " RETURN i.item_id AS id, i.similar_to_checksum AS checksum",
    write=cypher(__file__, "write_similar"),
    clear_stale="MATCH (i:Item) WHERE i.similarity_stale_at <= $until"
    " CALL (i) { REMOVE i.similarity_stale_at } IN TRANSACTIONS OF 5000 ROWS",
)


OF_ITEMS = Likeness()
"""How items are compared when nobody says otherwise."""


def count_stale(driver: Driver) -> int:
    """Return how many items got feedback since the last rebuild."""
    rows, _, _ = driver.execute_query(COUNT_STALE, routing_=RoutingControl.READ)
    return rows[0]["n"]


def rebuild_similarity(
    driver: Driver, now: datetime, progress: Progress, likeness: Likeness | None = None
) -> SimilarityReport:
    """Compute SIMILAR_TO between items from all feedback and write the rows that differ from what is stored."""
    chosen, matrix = likeness or OF_ITEMS, read_matrix(driver)
    store_likeness(driver, JOB, chosen)
    return write_changed(driver, QUERIES, chosen.method, _rows(matrix, chosen), matrix.item_ids, now, progress)


def _rows(matrix: FeedbackMatrix, likeness: Likeness) -> Iterator[SimilarRow]:
    nearest = nearest_rows(matrix.strengths.T.tocsr(), likeness)
    for item_id, (columns, weights) in zip(matrix.item_ids, nearest, strict=True):
        found = enumerate(zip(columns, weights.tolist(), strict=True), 1)
        yield SimilarRow(item_id, [[matrix.item_ids[column], weight, rank] for rank, (column, weight) in found])

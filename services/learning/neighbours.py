"""Writes user-to-user similarity into the graph, and only the rows that changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import numpy as np
from neo4j import Driver, RoutingControl
from scipy import sparse

from graph_schema.cypher import cypher
from services.learning.changed_rows import RowQueries, SimilarityReport, SimilarRow, write_changed
from services.learning.matrix import FeedbackMatrix, read_matrix
from services.learning.nearest import Likeness, nearest_rows
from services.learning.stored_likeness import store_likeness
from services.observability.progress import Progress

JOB = "rebuild neighbours"
COUNT_STALE = "MATCH (u:User) WHERE u.neighbours_stale_at IS NOT NULL RETURN count(*) AS n"
QUERIES = RowQueries(
    title="similar users",
    property="neighbours_checksum",
    checksums="MATCH (u:User) WHERE u.neighbours_checksum IS NOT NULL"
    " RETURN u.user_id AS id, u.neighbours_checksum AS checksum",
    write=cypher(__file__, "write_neighbours"),
    clear_stale="MATCH (u:User) WHERE u.neighbours_stale_at <= $until"
    " CALL (u) { REMOVE u.neighbours_stale_at } IN TRANSACTIONS OF 5000 ROWS",
)


OF_USERS = Likeness(k=50, weighting="tfidf")
"""How users are compared when nobody says otherwise."""


def count_stale_neighbours(driver: Driver) -> int:
    """Return how many users gave feedback since the last rebuild."""
    rows, _, _ = driver.execute_query(COUNT_STALE, routing_=RoutingControl.READ)
    return rows[0]["n"]


def rebuild_neighbours(
    driver: Driver, now: datetime, progress: Progress, likeness: Likeness | None = None
) -> SimilarityReport:
    """Compute SIMILAR_TO between users from all feedback and write the rows that differ from what is stored.

    Each tie also says how many things both users like. There is one method at a time: the last one computed.
    """
    chosen, matrix = likeness or OF_USERS, read_matrix(driver)
    store_likeness(driver, JOB, chosen)
    return write_changed(driver, QUERIES, chosen.method, _rows(matrix, chosen), matrix.user_ids, now, progress)


def _rows(matrix: FeedbackMatrix, likeness: Likeness) -> Iterator[SimilarRow]:
    strengths = matrix.strengths
    held = sparse.csr_matrix((np.ones_like(strengths.data), strengths.indices, strengths.indptr), strengths.shape)
    for row, (others, weights) in enumerate(nearest_rows(strengths, likeness)):
        common = np.asarray((held[others] @ held[row].T).todense(), dtype=int).ravel()
        found = enumerate(zip(others, weights.tolist(), common.tolist(), strict=True), 1)
        ties = [[matrix.user_ids[other], weight, rank, both] for rank, (other, weight, both) in found]
        yield SimilarRow(matrix.user_ids[row], ties)

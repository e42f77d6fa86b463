"""Writes learned ties into the graph: SUGGESTS for people who are known, INTRODUCES for newcomers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher
from services.learning.changed_rows import ITEM_CHECKSUMS, RowQueries, SimilarRow, write_changed
from services.learning.linear.fitting import Fitted
from services.learning.nearest import DIGITS
from services.observability.progress import Progress

FORGET = cypher(__file__, "forget_suggestions")
TYPES = ("suggests", "introduces")
"""The properties that hold the checksums of the rows begin with these names, and so do the files of queries."""


def write_suggestions(
    driver: Driver, fitted: Fitted, item_ids: Sequence[str], now: datetime, progress: Progress
) -> int:
    """Write the rows that differ from what is stored; return how many. Killed at any point, the next run goes on."""
    written = 0
    for name, weights in zip(TYPES, (fitted.usual, fitted.newcomers), strict=True):
        checksum = f"{name}_checksum"
        queries = RowQueries(name, checksum, ITEM_CHECKSUMS, cypher(__file__, f"write_{name}"), None)
        written += write_changed(driver, queries, name, _rows(weights, item_ids), item_ids, now, progress).written
    return written


def forget_suggestions(driver: Driver) -> None:
    """Take all learned ties away."""
    with driver.session() as session:
        session.run(FORGET).consume()


def _rows(weights: sparse.csr_matrix, item_ids: Sequence[str]) -> Iterator[SimilarRow]:
    """Yield each item's ties, the largest weight first."""
    for row, item_id in enumerate(item_ids):
        here = slice(weights.indptr[row], weights.indptr[row + 1])
        others, found = weights.indices[here], np.round(weights.data[here].astype(float), DIGITS)
        order = np.lexsort((others, -found))
        ranked = enumerate(zip(others[order], found[order].tolist(), strict=True), 1)
        yield SimilarRow(item_id, [[item_ids[other], weight, rank] for rank, (other, weight) in ranked if weight])

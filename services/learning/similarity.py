"""Writes item-to-item similarity into the graph, and only the rows that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.learning.changed_rows import ITEM_CHECKSUMS, RowQueries, SimilarityReport, SimilarRow, write_changed
from services.learning.item_ties.learned import LEARNED, ItemMethod
from services.learning.item_ties.rows import rows_of
from services.learning.item_ties.stored import store_methods, stored_methods
from services.learning.matrix import FeedbackMatrix, read_matrix
from services.learning.method_names import OF_ITEMS as METHODS
from services.learning.nearest import Likeness
from services.observability.progress import Progress

COUNT_STALE = "MATCH (i:Item) WHERE i.similarity_stale_at IS NOT NULL RETURN count(*) AS n"
CLEAR_STALE = (
    "MATCH (i:Item) WHERE i.similarity_stale_at <= $until"
    " CALL (i) { REMOVE i.similarity_stale_at } IN TRANSACTIONS OF 5000 ROWS"
)
WRITE = cypher(__file__, "write_similar")
FORGET = cypher(__file__, "forget_similar")

OF_ITEMS = Likeness()
"""How items are compared when nobody says otherwise."""


def count_stale(driver: Driver) -> int:
    """Return how many items got feedback since the last rebuild."""
    rows, _, _ = driver.execute_query(COUNT_STALE, routing_=RoutingControl.READ)
    return rows[0]["n"]


def rebuild_similarity(
    driver: Driver,
    now: datetime,
    progress: Progress,
    chosen: ItemMethod | None = None,
    beside: Sequence[ItemMethod] = (),
) -> SimilarityReport:
    """Compute SIMILAR_TO between items from all feedback and write the rows that differ from what is stored.

    The graph then holds ties of the ``chosen`` method, which ``item-based`` reads, and of those ``beside`` it; the
    ties of any other are taken away. Raises SettingsError, TooManyItemsError.
    """
    held = (chosen or OF_ITEMS, *beside)
    return _write(driver, now, progress, held, held)


def rebuild_beside(driver: Driver, now: datetime, progress: Progress, method: ItemMethod) -> SimilarityReport:
    """Compute ties of one more method and leave the others; these are refreshed where events have made them stale.

    Where nothing was chosen before, the method is. Raises SettingsError, TooManyItemsError.
    """
    before = stored_methods(driver)
    held = [method if one.method == method.method else one for one in before]
    held += [] if method in held else [method]
    computed = held if count_stale(driver) else [method]
    return _write(driver, now, progress, computed, held)


def refresh_similarity(driver: Driver, now: datetime, progress: Progress) -> SimilarityReport:
    """Compute again what the graph holds, in the same settings. Raises SettingsError, TooManyItemsError."""
    held = stored_methods(driver) or [OF_ITEMS]
    return _write(driver, now, progress, held, held)


def likeness_in_use(driver: Driver) -> Likeness:
    """Return how items were last compared by who likes them, or the usual."""
    held = (one for one in stored_methods(driver) if isinstance(one, Likeness))
    return next(held, OF_ITEMS)


def write_rows(
    driver: Driver, method: str, rows: Iterator[SimilarRow], ids: Sequence[str], now: datetime, progress: Progress
) -> int:
    """Write the rows of one method that differ from what is stored; return how many.

    What is marked stale stays so where the graph holds other methods too: their ties are as old as they were.
    """
    is_alone = {one.method for one in stored_methods(driver)} <= {method}
    return write_changed(driver, _queries(method, clears=is_alone), method, rows, ids, now, progress).written


def _write(
    driver: Driver, now: datetime, progress: Progress, computed: Sequence[ItemMethod], held: Sequence[ItemMethod]
) -> SimilarityReport:
    matrix, written = read_matrix(driver), 0
    for place, one in enumerate(computed, 1):
        queries, rows = _queries(one.method, clears=place == len(computed)), _rows(matrix, one)
        written += write_changed(driver, queries, one.method, rows, matrix.item_ids, now, progress).written
    store_methods(driver, held)
    with driver.session() as session:
        for method in sorted({*METHODS} - {one.method for one in held}):
            session.run(FORGET, method=method, checksum=_property(method)).consume()
    return SimilarityReport(len(matrix.item_ids), written)


def _queries(method: str, clears: bool) -> RowQueries:
    title, clear_stale = f"similar items: {method}", CLEAR_STALE if clears else None
    return RowQueries(title, _property(method), ITEM_CHECKSUMS, WRITE, clear_stale)


def _property(method: str) -> str:
    """Return the property of an item that holds the checksum of its row."""
    return f"similar_to_checksum_{method}" if method in LEARNED else "similar_to_checksum"


def _rows(matrix: FeedbackMatrix, method: ItemMethod) -> Iterator[SimilarRow]:
    for item_id, (columns, weights) in zip(matrix.item_ids, rows_of(matrix, method), strict=True):
        found = enumerate(zip(columns, weights.tolist(), strict=True), 1)
        yield SimilarRow(item_id, [[matrix.item_ids[column], weight, rank] for rank, (column, weight) in found])

"""Writes rows of similarity into the graph, and only those that differ from what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.records import content_hash
from services.observability.progress import Progress

ROWS_A_BATCH = 200
ITEM_CHECKSUMS = "MATCH (i:Item) WHERE i[$checksum] IS NOT NULL RETURN i.item_id AS id, i[$checksum] AS checksum"

Other = list[object]
"""Id, weight, rank, and what else the query writes of a tie."""


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """One node's nearest others, best first."""

    id: str
    others: list[Other]


@dataclass(frozen=True, slots=True)
class SimilarityReport:
    """How many nodes have a row, and how many rows had to be written."""

    nodes: int
    written: int


@dataclass(frozen=True, slots=True)
class RowQueries:
    """Where rows of one label are kept: the checksums stored, how to write rows, how to clear what marks them stale.

    ``property`` is that of the checksums, given to the queries as ``$checksum``. Marks stay without ``clear_stale``.
    """

    title: str
    property: str
    checksums: str
    write: str
    clear_stale: str | None


def write_changed(
    driver: Driver,
    queries: RowQueries,
    method: str,
    rows: Iterator[SimilarRow],
    ids: Sequence[str],
    now: datetime,
    progress: Progress,
) -> SimilarityReport:
    """Write the rows of ``ids`` that differ from what is stored, and empty those of nodes that have no row any more.

    One event moves the weights of every pair its ends are in, so a refresh computes all rows (a sparse product,
    seconds) and saves on what is slow: the writing. Killed at any point, the next run writes the rest; what is marked
    stale after ``now`` stays marked.
    """
    found, _, _ = driver.execute_query(queries.checksums, checksum=queries.property, routing_=RoutingControl.READ)
    stored = {row["id"]: row["checksum"] for row in found}
    written = 0
    with driver.session() as session, progress.step(queries.title, len(ids)) as step:
        batch: list[list[object]] = []
        for row in _with_gone(rows, stored.keys() - set(ids)):
            checksum = content_hash(method, repr(row.others))
            if stored.get(row.id) != checksum:
                batch.append([row.id, checksum, row.others])
                written += 1
            if len(batch) == ROWS_A_BATCH:
                session.execute_write(_write, queries, method, batch)
                batch = []
            step.advance()
        if batch:
            session.execute_write(_write, queries, method, batch)
        if queries.clear_stale is not None:
            session.run(queries.clear_stale, until=now).consume()
    return SimilarityReport(len(ids), written)


def _with_gone(rows: Iterator[SimilarRow], gone: set[str]) -> Iterator[SimilarRow]:
    yield from rows
    for id in sorted(gone):
        yield SimilarRow(id, [])


def _write(tx: ManagedTransaction, queries: RowQueries, method: str, rows: list[list[object]]) -> None:
    tx.run(queries.write, rows=rows, method=method, checksum=queries.property).consume()

"""Long writing work in batches: which nodes are to be done, and a transaction for each handful of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from neo4j import Driver, ManagedTransaction, RoutingControl

from services.observability.progress import Progress


def read_ids(driver: Driver, query: str, **parameters: Any) -> list[str]:
    """Return the column ``id`` of a reading query."""
    rows, _, _ = driver.execute_query(query, parameters, routing_=RoutingControl.READ)
    return [row["id"] for row in rows]


def write_in_batches(
    driver: Driver,
    progress: Progress,
    title: str,
    unit: str,
    ids: Sequence[str],
    size: int,
    write: Callable[[ManagedTransaction, Sequence[str]], None],
) -> None:
    """Hand ``ids`` to ``write``, ``size`` at a time, each time in a transaction of its own that may be retried."""
    with driver.session() as session, progress.step(title, len(ids), unit) as step:
        for start in range(0, len(ids), size):
            batch = ids[start : start + size]
            session.execute_write(write, batch)
            step.advance(len(batch))

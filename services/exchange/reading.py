"""Reads a table out of the graph row by row, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import Driver, Session
from neo4j.time import DateTime

from graph_schema.cypher import cypher
from graph_schema.model import NodeType
from services.exchange.tables import KEYS, Table

NODES = cypher(__file__, "nodes")
RELATIONSHIPS = cypher(__file__, "relationships")
COUNT_NODES = cypher(__file__, "count_nodes")
COUNT_RELATIONSHIPS = cypher(__file__, "count_relationships")
ROWS_AT_ONCE = 2_000

Row = list[Any]
"""The values of a table's columns in their order; None where there is none."""


def count(driver: Driver, table: Table) -> int:
    """Return how many rows the table has."""
    with driver.session() as session:
        if isinstance(table.of, NodeType):
            found = session.run(COUNT_NODES, label=table.of.label)
        else:
            found = session.run(COUNT_RELATIONSHIPS, {"type": table.of.type, "start": table.of.start})
        return int(found.single(strict=True)["n"])


@contextmanager
def reading(driver: Driver) -> Iterator[Session]:
    """Give a session that fetches a bounded number of rows at once."""
    with driver.session(fetch_size=ROWS_AT_ONCE, default_access_mode="READ") as session:
        yield session


def read_rows(session: Session, table: Table) -> Iterator[Row]:
    """Yield the rows of a table; memory does not grow with their number."""
    if isinstance(table.of, NodeType):
        names = [column.name for column in table.columns]
        for (properties,) in session.run(NODES, label=table.of.label, key=table.of.key, names=names):
            yield [_native(value) for value in properties]
        return
    tie = table.of
    given = {
        "type": tie.type, "start": tie.start, "start_key": KEYS[tie.start], "end": tie.end, "end_key": KEYS[tie.end],
        "tie_key": list(tie.key), "names": [column.name for column in table.columns[2:]],
    }  # fmt: skip
    for start, end, properties in session.run(RELATIONSHIPS, given):
        yield [start, end, *(_native(value) for value in properties)]


def _native(value: Any) -> Any:
    return value.to_native() if isinstance(value, DateTime) else value

"""Runs a named query: read only, within a time, within a number of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from neo4j import READ_ACCESS, Driver, ManagedTransaction, unit_of_work
from neo4j.exceptions import Neo4jError

from graph_schema.errors import ParameterError, QueryTooSlowError
from services.queries.catalogue import choose_query
from services.queries.head import NamedQuery
from services.queries.values import Value, read_values

SECONDS = 20.0
MOST_ROWS = 1000
OUT_OF_TIME = "Neo.ClientError.Transaction.TransactionTimedOut"
"""The beginning of the code: who set the limit follows."""
IDS = {
    "user": ("MATCH (:User {user_id: $id}) RETURN true", "`interest-graph users` lists the known ones"),
    "item": ("MATCH (:Item {item_id: $id}) RETURN true", "`interest-graph search` finds items by title"),
    "interest": ("MATCH (:Interest {interest_id: $id}) RETURN true", "`interest-graph search` finds interests"),
    "community": (
        "MATCH (:Community {community_id: $id}) RETURN true",
        "`interest-graph queries communities` lists them",
    ),
}
"""For each type of id: how it is looked up, and what to do when it is not there."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query answered; ``rows`` have one cell a column, ``is_cut`` when there were more than MOST_ROWS."""

    query: NamedQuery
    values: dict[str, Value]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool

    @property
    def columns(self) -> tuple[str, ...]:
        return self.query.columns

    def records(self) -> list[dict[str, Any]]:
        """Return each row by the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run_query(driver: Driver, name: str, given: Mapping[str, str], seconds: float = SECONDS) -> QueryResult:
    """Answer a named query with what was given for its parameters.

    Raises UnknownQueryError, QueryTooSlowError, and ParameterError, also for an id that is not in the graph.
    """
    query = choose_query(name)
    values = read_values(query, given)

    @unit_of_work(timeout=seconds)
    def read(tx: ManagedTransaction) -> list[list[Any]]:
        _check_ids(tx, query, values)
        return [row.values() for row in islice(tx.run(query.text, values), MOST_ROWS + 1)]

    try:
        with driver.session(default_access_mode=READ_ACCESS) as session:
            rows = session.execute_read(read)
    except Neo4jError as error:
        if (error.code or "").startswith(OUT_OF_TIME):
            raise QueryTooSlowError(name, seconds) from error
        raise
    shown = tuple(tuple(_native(cell) for cell in row) for row in rows[:MOST_ROWS])
    return QueryResult(query, values, shown, len(rows) > MOST_ROWS)


def _check_ids(tx: ManagedTransaction, query: NamedQuery, values: Mapping[str, Value]) -> None:
    for parameter in query.parameters:
        value = values[parameter.name]
        if parameter.type in IDS and value is not None:
            look_up, remedy = IDS[parameter.type]
            if tx.run(look_up, id=value).single() is None:
                raise ParameterError(parameter.name, f"no {parameter.type} {value!r} in the graph", remedy)


def _native(cell: Any) -> Any:
    """Return a time of the driver as Python's own."""
    return cell.to_native() if hasattr(cell, "to_native") else cell

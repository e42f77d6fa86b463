"""Runs Cypher of a person or a model: read only by four checks, within a time, a number of rows and of bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j import READ_ACCESS, Driver, Query, Session
from neo4j.exceptions import ClientError, Neo4jError, TransientError

from graph_schema.errors import QueryTooSlowError, RefusedCypherError
from services.database.sessions import following
from services.queries.guard.cells import cell, size
from services.queries.guard.checking import check_cypher
from services.queries.guard.deadline import OverdueError, deadline
from services.queries.running import OUT_OF_TIME

SECONDS = 10.0
MOST_ROWS = 500
MOST_BYTES = 1_000_000
FETCHED = 50
"""Rows asked for at a time, so that the bytes are counted before there are too many."""
MOST_PARAMETERS = 50
LONGEST_PARAMETER = 10_000
DEEPEST_PARAMETER = 20

READS = "r"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take; ``seconds`` for planning and running together."""

    seconds: float = SECONDS
    rows: int = MOST_ROWS
    bytes: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Answered:
    """What a query answered; ``is_cut`` when rows were left off because there were too many, or too large ones."""

    cypher: str
    parameters: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool

    def records(self) -> list[dict[str, Any]]:
        """Return each row by the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(slots=True)
class _Taken:
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    is_cut: bool = False


def run_cypher(
    driver: Driver, text: str, parameters: Mapping[str, Any] | None = None, limits: Limits | None = None
) -> Answered:
    """Run a query that only reads this graph.

    By its words first (``check_cypher``), before the server sees it; then the server plans it in a READ session and
    must call it a query that reads; then it runs there, where any write is refused. Raises RefusedCypherError for what
    does not pass, and for what Neo4j cannot run; QueryTooSlowError.
    """
    cypher, given, most = check_cypher(text), _checked(parameters or {}), limits or Limits()
    try:
        with (
            deadline(most.seconds) as count,
            following(driver, default_access_mode=READ_ACCESS, fetch_size=FETCHED) as session,
        ):
            _check_plan(session, cypher, given, most)
            count(session)
            result = session.run(_within(cypher, most), given)
            columns = tuple(result.keys())
            taken = _take(result, most)
    except OverdueError as error:
        raise QueryTooSlowError("that was given", most.seconds) from error
    except TransientError as error:
        if "OutOfMemory" in (error.code or ""):
            raise RefusedCypherError("the database has not the memory for it", "ask for less at once") from error
        raise
    except ClientError as error:
        if (error.code or "").startswith(OUT_OF_TIME):
            raise QueryTooSlowError("that was given", most.seconds) from error
        if "Security.Unauthorized" in (error.code or ""):
            raise
        raise RefusedCypherError(f"Neo4j says: {_said(error)}", "correct it and send it again") from error
    return Answered(cypher, given, columns, tuple(taken.rows), taken.is_cut)


def _check_plan(session: Session, cypher: str, given: Mapping[str, Any], limits: Limits) -> None:
    kind = session.run(_within(f"EXPLAIN {cypher}", limits), dict(given)).consume().query_type
    if kind != READS:
        raise RefusedCypherError("the database does not take it for a query that reads", "only reading is allowed")


def _within(cypher: str, limits: Limits) -> Query:
    return Query(cypher, timeout=limits.seconds)  # type: ignore[arg-type]


def _take(result: Any, limits: Limits) -> _Taken:
    """Read rows until there are enough; the rest is never fetched."""
    taken, bytes = _Taken(), 0
    for record in result:
        row = tuple(cell(value) for value in record.values())
        bytes += sum(map(size, row))
        if len(taken.rows) == limits.rows or bytes > limits.bytes:
            taken.is_cut = True
            break
        taken.rows.append(row)
    return taken


def _checked(parameters: Mapping[str, Any]) -> dict[str, Any]:
    if len(parameters) > MOST_PARAMETERS:
        raise RefusedCypherError(f"more than {MOST_PARAMETERS} parameters", "give fewer")
    for name, value in parameters.items():
        if not name.isidentifier():
            raise RefusedCypherError(f"{name[:40]!r} is no name of a parameter", "use letters, digits and _")
        _check_value(name, value)
        if len(str(value)) > LONGEST_PARAMETER:
            raise RefusedCypherError(f"parameter {name!r} is too long", f"at most {LONGEST_PARAMETER:,} characters")
    return dict(parameters)


def _check_value(name: str, value: Any, depth: int = 0) -> None:
    if depth > DEEPEST_PARAMETER:
        raise RefusedCypherError(f"parameter {name!r} is nested too deeply", f"at most {DEEPEST_PARAMETER} levels")
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**63) <= value < 2**63:
        raise RefusedCypherError(f"parameter {name!r} is too large a number", "at most 63 bits")
    if isinstance(value, str) and not is_encodable(value):
        raise RefusedCypherError(f"parameter {name!r} has half a character", "take it out")
    parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    for part in parts:
        _check_value(name, part, depth + 1)


def is_encodable(text: str) -> bool:
    """Tell whether a text can be sent: none of its characters is half of a pair."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _said(error: Neo4jError) -> str:
    """Return the first line of what the server says, without the query it quotes."""
    return (error.message or error.code or "no reason").splitlines()[0].partition(" (line")[0][:300]

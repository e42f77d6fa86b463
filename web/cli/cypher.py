"""`interest-graph cypher`: a query of your own that only reads."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from services.queries.guard.cells import NodeCell, TieCell
from services.queries.guard.running import MOST_ROWS, SECONDS, Answered, Limits, run_cypher
from web.cli.output import echo_json, echo_table, json_option, plain
from web.settings import read_settings
from web.wiring import open_graph


@click.command(
    "cypher",
    help="Run a query of your own that only reads: QUERY, or - to read it from the input. Writing, LOAD CSV, SHOW, USE"
    " and procedures that are not on the list are refused before Neo4j sees them.",
)
@click.argument("query", metavar="QUERY")
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter, JSON or text; repeatable.")
@click.option("--rows", type=click.IntRange(1, 10_000), default=MOST_ROWS, show_default=True, help="Rows at most.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    default=SECONDS,
    show_default=True,
    help="Seconds until the query is stopped.",
)
@json_option
def command(query: str, given: tuple[str, ...], rows: int, timeout: float, as_json: bool) -> None:
    text = sys.stdin.read() if query == "-" else query
    values = dict(_pair(one) for one in given)
    with open_graph(read_settings()) as driver:
        found = run_cypher(driver, text, values, Limits(seconds=timeout, rows=rows))
    if as_json:
        return echo_json(as_plain(found))
    return echo_found(found)


def as_plain(found: Answered) -> dict[str, Any]:
    """Return the JSON shape: as the API's."""
    return {
        "cypher": found.cypher,
        "parameters": found.parameters,
        "columns": found.columns,
        "rows": found.records(),
        "is_cut": found.is_cut,
    }


def echo_found(found: Answered) -> None:
    """Print the rows as a table."""
    if not found.rows:
        return click.echo("nothing found")
    echo_table(found.columns, ([shown(cell) for cell in row] for row in found.rows))
    return click.echo(f"the first {len(found.rows)} rows; there are more") if found.is_cut else None


def shown(cell: Any) -> object:
    """Return a cell as one line of text; numbers and nothing stay."""
    if isinstance(cell, NodeCell):
        return f"(:{cell.label} {cell.id})" if cell.id else f"(:{cell.label})"
    if isinstance(cell, TieCell):
        return f"[:{cell.type}]"
    if isinstance(cell, list):
        return ", ".join(str(shown(one)) for one in cell)
    if isinstance(cell, dict):
        return json.dumps(plain(cell), ensure_ascii=False)
    return plain(cell)


def _pair(written: str) -> tuple[str, Any]:
    name, separator, value = written.partition("=")
    if not separator:
        raise click.BadParameter(f"{written!r} is not of the form name=value", param_hint="--param")
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value

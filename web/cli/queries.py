"""`interest-graph queries`: named questions to the whole graph."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import click

from services.queries.catalogue import choose_query, named_queries
from services.queries.comma_separated import write_csv
from services.queries.head import NamedQuery, Parameter
from services.queries.running import MOST_ROWS, SECONDS, QueryResult, run_query
from services.queries.values import Value, read_values
from web.cli.output import echo_json, echo_table, json_option, language_option, plain
from web.neo4j_browser import with_values
from web.settings import read_settings
from web.wiring import open_graph


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The JSON shape: as the API's, without the Cypher."""

    name: str
    parameters: dict[str, Value]
    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    is_cut: bool


@click.command("queries", help="List the named queries, or run one: NAME --param name=value.")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter; may be given again.")
@click.option("--explain", "as_help", is_flag=True, help="Say what the query answers and takes; run nothing.")
@click.option("--cypher", "as_cypher", is_flag=True, help="Print the Cypher with its values; run nothing.")
@click.option("--csv", "as_csv", is_flag=True, help="Answer in CSV.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600),
    default=SECONDS,
    show_default=True,
    help="Seconds until the query is stopped.",
)
@language_option
@json_option
def command(
    name: str | None,
    given: tuple[str, ...],
    as_help: bool,
    as_cypher: bool,
    as_csv: bool,
    timeout: float,
    language: str,
    as_json: bool,
) -> None:
    if name is None:
        return echo_catalogue(language, as_json)
    query = choose_query(name)
    if as_help:
        return echo_query(query, language, as_json)
    values = dict(_pair(one) for one in given)
    if as_cypher:
        return click.echo(with_values(query.text, read_values(query, values)), nl=False)
    with open_graph(read_settings()) as driver:
        found = run_query(driver, name, values, timeout)
    if as_json:
        return echo_json(QueryAnswer(name, found.values, found.columns, found.records(), found.is_cut))
    return write_csv(found, sys.stdout) if as_csv else echo_rows(found, language)


def echo_catalogue(language: str, as_json: bool) -> None:
    """List the queries by subject."""
    known = named_queries().values()
    if as_json:
        return echo_json([_described(query) for query in known])
    rows = ((query.about, query.name, titled(query, language)) for query in known)
    echo_table(("about", "query", "what"), rows)
    return click.echo("interest-graph queries NAME --explain says what one answers and which parameters it takes")


def echo_query(query: NamedQuery, language: str, as_json: bool) -> None:
    """Say what a query answers, what goes in and what comes out."""
    if as_json:
        return echo_json(_described(query))
    click.echo(f"{titled(query, language)}: {query.answers_zh if language == 'zh' else query.answers}")
    rows = ((one.name, kind_of(one), default_of(one), meaning(one, language)) for one in query.parameters)
    echo_table(("parameter", "type", "if left out", "meaning"), rows)
    return click.echo(f"columns: {', '.join(query.columns)}")


def echo_rows(found: QueryResult, language: str) -> None:
    """Print the rows as a table."""
    if not found.rows:
        return click.echo(f"{titled(found.query, language)}: nothing found")
    echo_table(found.columns, ([_cell(cell) for cell in row] for row in found.rows), titled(found.query, language))
    return click.echo(f"the first {MOST_ROWS} rows; there are more") if found.is_cut else None


def titled(query: NamedQuery, language: str) -> str:
    """Return the title in that language."""
    return query.title_zh if language == "zh" else query.title


def meaning(parameter: Parameter, language: str) -> str:
    """Return what a parameter means in that language."""
    return parameter.meaning_zh if language == "zh" else parameter.meaning


def kind_of(parameter: Parameter) -> str:
    """Return type and bounds in words."""
    if parameter.choices:
        return " or ".join(parameter.choices)
    bounds = f" {parameter.low:g} to {parameter.high:g}" if parameter.low is not None else ""
    return parameter.type + bounds


def default_of(parameter: Parameter) -> str:
    """Return what happens without the parameter."""
    if parameter.is_needed:
        return "(needed)"
    return parameter.default or ""


def _described(query: NamedQuery) -> dict[str, Any]:
    return {field: value for field, value in plain(query).items() if field != "text"}


def _pair(written: str) -> tuple[str, str]:
    name, separator, value = written.partition("=")
    if not separator:
        raise click.BadParameter(f"{written!r} is not of the form name=value", param_hint="--param")
    return name, value


def _cell(cell: object) -> object:
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    return plain(cell)

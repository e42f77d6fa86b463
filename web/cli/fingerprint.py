"""`interest-graph fingerprint`: one number for what the graph holds."""

from __future__ import annotations

import click

from graph_schema.fingerprint import fingerprint
from web.cli.output import echo_json, echo_table, json_option
from web.settings import read_settings
from web.wiring import open_graph


@click.command("fingerprint", help="Print a hash of the facts; equal facts give equal hashes in any order of loading.")
@click.option("--all", "everything", is_flag=True, help="Also what is derived: interests, weights, similarity.")
@json_option
def command(everything: bool, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        found = fingerprint(driver, everything)
    if as_json:
        return echo_json(found)
    echo_table(("part", "count", "hash"), [(name, n, value) for name, (value, n) in found.parts.items()])
    click.echo(f"fingerprint {found.value}")
    return None

"""`interest-graph migrate`: bring the schema of the database up to date."""

from __future__ import annotations

import click

from graph_schema.migrations import migrate
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import open_database


@click.command("migrate", help="Bring the schema of the database up to date; safe to repeat.")
@json_option
def command(as_json: bool) -> None:
    with open_database(read_settings()) as (driver, _):
        applied = migrate(driver)
    if as_json:
        return echo_json([{"version": one.version, "name": one.name} for one in applied])
    for one in applied:
        click.echo(f"applied V{one.version:03} {one.name}")
    if not applied:
        click.echo("the schema is up to date")
    return None

"""`interest-graph up`: start the embedded server and leave it running."""

from __future__ import annotations

import sys

import click

from graph_schema import migrations
from graph_schema.errors import SettingsError
from services.database.connection import connect, database_errors
from services.database.embedded.server import keep_server
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.cli.status import embedded_status, show
from web.settings import read_settings


@click.command("up")
@json_option
def command(as_json: bool) -> None:
    """Start the embedded Neo4j and leave it running until `interest-graph down`.

    Without `up`, a command that finds no server starts one and stops it when it is done.
    """
    settings = read_settings()
    if settings.database is not None:
        raise SettingsError(
            f"NEO4J_URI names the server {settings.database.uri}, so none is started: unset it to use the embedded one"
        )
    server = keep_server(settings.folder, choose_progress(sys.stderr))
    with connect(server.settings) as driver, database_errors(server.settings):
        migrations.migrate(driver)
    status = embedded_status(settings.folder)
    if as_json:
        return echo_json(status)
    show(status)
    return click.echo("Stop it with `interest-graph down`.")

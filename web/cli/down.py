"""`interest-graph down`: stop the embedded server."""

from __future__ import annotations

import click

from services.database.embedded.server import stop_server
from web.settings import read_settings


@click.command("down")
def command() -> None:
    """Stop the embedded Neo4j of this folder, whoever uses it. The data stays."""
    settings = read_settings()
    was_running = stop_server(settings.folder)
    where = settings.folder.path
    click.echo(f"stopped the server of {where}" if was_running else f"no server was running on {where}")

"""`interest-graph compact`: rewrite the stopped server's store, so that nothing erased is left in its files."""

from __future__ import annotations

import sys

import click

from graph_schema.errors import SettingsError
from services.database.embedded.compacting import compact
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.settings import read_settings


@click.command("compact")
@json_option
def command(as_json: bool) -> None:
    """Rewrite the store of the stopped embedded server, so that its files keep nothing that was erased.

    Copies all that is alive into a new store, verifies it and puts it in the old one's place. Needs room for a second
    store. Killed at any moment, one whole store is left.
    """
    settings = read_settings()
    if settings.database is not None:
        raise SettingsError(
            f"NEO4J_URI names the server {settings.database.uri}, whose files are not here: unset it for the embedded "
            "one; docs/privacy.md says what to do on a server of your own"
        )
    done = compact(settings.folder, choose_progress(sys.stderr))
    if as_json:
        return echo_json(done)
    click.echo(f"copied {done.nodes:,} nodes and {done.relationships:,} relationships into a new store and verified it")
    return click.echo(f"{done.before / 1e6:.1f} MB became {done.after / 1e6:.1f} MB; nothing erased is left in it")

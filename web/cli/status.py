"""`interest-graph status`: which server is in use, and how to log in."""

from __future__ import annotations

from dataclasses import dataclass, replace

import click

from services.database.connection import connect, database_errors
from services.database.contents import contents
from services.database.embedded.folder import USERNAME, DataFolder
from services.database.embedded.server import find_server
from services.database.settings import DatabaseSettings
from web.cli.output import echo_json, json_option
from web.settings import read_settings


@dataclass(frozen=True, slots=True)
class Status:
    """``password`` is filled only when asked for; ``contents`` only when the server answers."""

    server: str
    is_running: bool
    uri: str | None
    browser: str | None
    username: str
    password_file: str | None = None
    password: str | None = None
    data_folder: str | None = None
    stops: str | None = None
    contents: dict[str, int] | None = None


@click.command("status")
@click.option("--show-password", is_flag=True, help="Print the password too.")
@json_option
@click.pass_context
def command(ctx: click.Context, show_password: bool, as_json: bool) -> None:
    """Show the server in use, its addresses, how to log in, and what the graph holds.

    Exits with 1 when no server is running.
    """
    settings = read_settings()
    named = settings.database
    status = embedded_status(settings.folder) if named is None else named_status(named)
    if show_password:
        status = replace(status, password=named.password if named else settings.folder.read_password())
    if as_json:
        echo_json(status)
    else:
        show(status)
    if not status.is_running:
        ctx.exit(1)


def named_status(login: DatabaseSettings) -> Status:
    """Return the state of the server that NEO4J_URI names. Raises DatabaseError when it does not answer."""
    with connect(login) as driver, database_errors(login):
        return Status("NEO4J_URI", True, login.uri, None, login.username, contents=contents(driver))


def embedded_status(folder: DataFolder) -> Status:
    """Return the state of the embedded server of a data folder."""
    password_file = str(folder.password_file) if folder.password_file.exists() else None
    server = find_server(folder)
    if server is None:
        return Status("embedded", False, None, None, USERNAME, password_file, data_folder=str(folder.path))
    stops = "with `interest-graph down`" if folder.keep_file.exists() else "when the last command using it ends"
    with connect(server.settings) as driver, database_errors(server.settings):
        held = contents(driver)
    return Status(
        server="embedded",
        is_running=True,
        uri=server.settings.uri,
        browser=server.browser_url,
        username=USERNAME,
        password_file=password_file,
        data_folder=str(folder.path),
        stops=stops,
        contents=held,
    )


def show(status: Status) -> None:
    """Print the state in lines for people."""
    lines = [
        ("server", f"{status.server}, {'running' if status.is_running else 'not running: `interest-graph up`'}"),
        ("data folder", status.data_folder),
        ("address", status.uri),
        ("Browser", status.browser),
        ("username", status.username),
        ("password", status.password or _where(status)),
        ("stops", status.stops),
        ("holds", _held(status.contents)),
    ]
    for name, text in lines:
        if text:
            click.echo(f"{name:<12} {text}")


def _where(status: Status) -> str | None:
    if status.password_file is None:
        return None
    return f"in {status.password_file}; `interest-graph status --show-password` prints it"


def _held(contents: dict[str, int] | None) -> str | None:
    if contents is None:
        return None
    return ", ".join(f"{count:,} {name}" for name, count in contents.items())

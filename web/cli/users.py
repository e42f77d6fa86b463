"""`interest-graph users`: who is in the graph."""

from __future__ import annotations

from dataclasses import dataclass

import click

from services.search.users import UserRow, user_page
from web.cli.output import echo_json, echo_table, json_option
from web.settings import read_settings
from web.wiring import open_graph


@dataclass(frozen=True, slots=True)
class UsersAnswer:
    """The JSON shape, as the API's."""

    users: tuple[UserRow, ...]
    cursor: str | None
    total: int


@click.command("users", help="List the users in the graph, in order of their ids.")
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="Rows to show.")
@click.option("--cursor", help="Go on from here; the end of a list that was cut says where.")
@json_option
def command(limit: int, cursor: str | None, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        page = user_page(driver, limit, cursor)
    if as_json:
        return echo_json(UsersAnswer(page.rows, page.cursor, page.total))
    rows = ((row.user_id, row.name, row.interactions, row.interests) for row in page.rows)
    echo_table(("user", "name", "interactions", "interests"), rows, f"{page.total} in all")
    return click.echo(f"more: interest-graph users --cursor {page.cursor}") if page.cursor else None

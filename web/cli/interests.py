"""`interest-graph interests`: what a user is drawn to or put off by."""

from __future__ import annotations

from dataclasses import dataclass

import click

from services.search.user_interests import UserInterest, user_interests
from services.search.users import user_summary
from web.cli.output import echo_json, echo_table, json_option, language_option
from web.settings import read_settings
from web.wiring import open_graph


@dataclass(frozen=True, slots=True)
class InterestsAnswer:
    """The JSON shape: as the API's, without the query."""

    user_id: str
    interests: tuple[UserInterest, ...]
    total: int


@click.command("interests", help="List what USER is drawn to or put off by (minus), strongest first.")
@click.argument("user_id", metavar="USER")
@click.option("--n", type=click.IntRange(1, 200), default=20, show_default=True, help="Length of the list.")
@language_option
@json_option
def command(user_id: str, n: int, language: str, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        user_summary(driver, user_id)
        found = user_interests(driver, user_id, n)
    if as_json:
        return echo_json(InterestsAnswer(user_id, found.rows, found.total))
    if not found.rows:
        return click.echo("no interests known yet: run `interest-graph mine`")
    rows = (
        (
            row.name_zh if language == "zh" and row.name_zh else row.name,
            row.kind,
            row.weight * row.polarity,
            row.evidence,
            row.interest_id,
        )
        for row in found.rows
    )
    return echo_table(("interest", "kind", "weight", "evidence", "id"), rows, f"{found.total} in all")

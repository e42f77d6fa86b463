"""`interest-graph interests`: what a user is drawn to or put off by, and what the user says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import click
from neo4j import Driver

from graph_schema.records import Statement
from services.feedback.statements import StoredStatement, state, statements_of, withdraw
from services.search.user_interests import UserInterest, user_interests
from services.search.users import user_summary
from web.cli.output import echo_json, echo_table, json_option, language_option
from web.settings import Settings, read_settings
from web.wiring import open_graph


@dataclass(frozen=True, slots=True)
class InterestsAnswer:
    """The JSON shape: as the API's, without the query."""

    user_id: str
    interests: tuple[UserInterest, ...]
    total: int
    statements: tuple[StoredStatement, ...]


@click.command(
    "interests",
    help="List what USER is drawn to or put off by (minus), strongest first; or, for the USER, pin, add, mute or remove"
    " interests first. What is said so beats what is derived and is known to the very next list.",
)
@click.argument("user_id", metavar="USER")
@click.option("--pin", multiple=True, metavar="INTEREST", help="Let it count as much as the strongest; repeatable.")
@click.option("--add", multiple=True, metavar="INTEREST", help="Let it count at least half; repeatable.")
@click.option("--mute", multiple=True, metavar="INTEREST", help="Let it count nothing, for now; repeatable.")
@click.option("--remove", multiple=True, metavar="INTEREST", help="Let it count nothing, ever again; repeatable.")
@click.option(
    "--withdraw", "taken_back", multiple=True, metavar="INTEREST", help="Take back what was said; repeatable."
)
@click.option("--n", type=click.IntRange(1, 200), default=20, show_default=True, help="Length of the list.")
@language_option
@json_option
def command(
    user_id: str,
    pin: tuple[str, ...],
    add: tuple[str, ...],
    mute: tuple[str, ...],
    remove: tuple[str, ...],
    taken_back: tuple[str, ...],
    n: int,
    language: str,
    as_json: bool,
) -> None:
    settings = read_settings()
    with open_graph(settings) as driver:
        user_summary(driver, user_id)
        for kind, interest_ids in (("pinned", pin), ("added", add), ("muted", mute), ("removed", remove)):
            _say(driver, settings, user_id, kind, interest_ids)
        for interest_id in taken_back:
            withdraw(driver, user_id, interest_id, settings.interest_rules())
        found = user_interests(driver, user_id, n)
        said = statements_of(driver, user_id)
    if as_json:
        return echo_json(InterestsAnswer(user_id, found.rows, found.total, said))
    if not found.rows:
        click.echo("no interests known yet: run `interest-graph mine`, or --add some")
    else:
        _echo(found.rows, found.total, language)
    if said:
        click.echo("said: " + ", ".join(f"{one.kind} {one.interest_id}" for one in said))
    return None


def _say(driver: Driver, settings: Settings, user_id: str, kind: str, interest_ids: tuple[str, ...]) -> None:
    for interest_id in interest_ids:
        state(driver, Statement(user_id, interest_id, kind, datetime.now(UTC)), settings.interest_rules())


def _echo(interests: tuple[UserInterest, ...], total: int, language: str) -> None:
    rows = (
        (
            row.name_zh if language == "zh" and row.name_zh else row.name,
            row.kind,
            row.weight * row.polarity,
            row.stated or row.evidence,
            row.interest_id,
        )
        for row in interests
    )
    echo_table(("interest", "kind", "weight", "evidence", "id"), rows, f"{total} in all")

"""`interest-graph why-not`: what keeps an item out of a user's list."""

from __future__ import annotations

import click

from services.explanations.why_not import why_not
from services.recommenders.catalogue import DEFAULT, NAMES
from web.cli.output import echo_json, json_option, language_option
from web.cli.scope import scope_of, scope_options
from web.wiring import open_lists


@click.command(
    "why-not", help="Say what keeps ITEM out of USER's list: the first closed gate, or its rank and the gap."
)
@click.argument("user_id", metavar="USER")
@click.argument("item_id", metavar="ITEM")
@click.option("--recommender", "name", default=DEFAULT, show_default=True, help=f"One of {', '.join(NAMES)}.")
@click.option("--n", type=click.IntRange(1, 100), default=10, show_default=True, help="Length of the list.")
@scope_options
@language_option
@json_option
def command(
    user_id: str,
    item_id: str,
    name: str,
    n: int,
    wanted: str | None,
    exclude: tuple[str, ...],
    seen: bool,
    language: str,
    as_json: bool,
) -> None:
    scope = scope_of(wanted, exclude, seen)
    with open_lists() as lists:
        found = why_not(lists, user_id, item_id, name, n, scope, language)
    if as_json:
        return echo_json(found)
    click.echo(found.sentence)
    for reason in found.recommendation.reasons if found.recommendation else ():
        click.echo(f"     {reason.contribution:+.4f}  {reason.sentence}")
    return None

"""`interest-graph follow-suggestions`: whom a user might follow, and why."""

from __future__ import annotations

import click

from services.explanations.following import suggest_follows
from web.cli.output import echo_json, json_option, language_option
from web.settings import read_settings
from web.wiring import open_graph

NOBODY = "nobody to suggest: follows come with a source, communities with `interest-graph rebuild communities`"


@click.command("follow-suggestions", help="List people whom USER might follow, best first, and say why.")
@click.argument("user_id", metavar="USER")
@click.option("--n", type=click.IntRange(1, 100), default=10, show_default=True, help="Length of the list.")
@language_option
@json_option
def command(user_id: str, n: int, language: str, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        found = suggest_follows(driver, user_id, n, language)
    if as_json:
        return echo_json(found)
    if not found.suggestions:
        return click.echo(NOBODY)
    for one in found.suggestions:
        named = f"{one.name}  [{one.user_id}]" if one.name else f"[{one.user_id}]"
        click.echo(f"{one.rank:>3}. {named}  score {one.score:.4f}")
        for reason in one.reasons:
            click.echo(f"     {reason.contribution:+.4f}  {reason.sentence}")
    return None

"""`interest-graph portrait`: a user in a paragraph that cites the graph."""

from __future__ import annotations

import click

from services.portraits.portrait import portrait
from web.cli.output import echo_json, json_option, language_option
from web.settings import read_settings
from web.wiring import choose_model, open_graph


@click.command(
    "portrait",
    help="Tell who USER is, from the graph's facts alone; each sentence cites them. A language model words it where one"
    " is set, and what the facts do not bear out gives way to plain words.",
)
@click.argument("user_id", metavar="USER")
@click.option("--offline", is_flag=True, help="Plain words, whatever model is set.")
@language_option
@json_option
def command(user_id: str, offline: bool, language: str, as_json: bool) -> None:
    settings = read_settings()
    model = None if offline else choose_model(settings, "portrait")
    with open_graph(settings) as driver:
        found = portrait(driver, user_id, language, model)
    if as_json:
        return echo_json(found)
    for one in found.sentences:
        click.echo(f"{one.text} {''.join(f'[{fact}]' for fact in one.facts)}".rstrip())
    click.echo()
    for fact in found.facts:
        click.echo(f"  [{fact.fact_id}] {fact.said}")
    if found.failed:
        click.echo(f"in plain words: {found.failed}", err=True)
    elif found.rejected:
        click.echo(f"{found.rejected} sentences of {found.by} were not borne out by the facts", err=True)
    return None

"""`interest-graph copy`: a few words that present ITEM to USER."""

from __future__ import annotations

import click

from services.copywriting.serving import copy_for
from services.copywriting.wanted import LENGTHS, TONES, Length, Tone, Wanted
from services.recommenders.catalogue import DEFAULT, NAMES
from web.cli.output import echo_json, json_option, language_option
from web.wiring import open_lists

tone_option = click.option(
    "--tone", type=click.Choice(TONES), default="plain", show_default=True, help="How it sounds."
)
length_option = click.option(
    "--length", type=click.Choice(LENGTHS), default="short", show_default=True, help="One sentence, or up to three."
)


@click.command(
    "copy",
    help="Present ITEM to USER in a few words. What `write-copy` made ahead for the interest that leads there is used, "
    "else plain words; no model is asked.",
)
@click.argument("user_id", metavar="USER")
@click.argument("item_id", metavar="ITEM")
@tone_option
@length_option
@click.option("--recommender", "name", default=DEFAULT, show_default=True, help=f"One of {', '.join(NAMES)}.")
@language_option
@json_option
def command(user_id: str, item_id: str, tone: Tone, length: Length, name: str, language: str, as_json: bool) -> None:
    with open_lists() as lists:
        found = copy_for(lists, user_id, item_id, name, Wanted(tone, length, language))
    if as_json:
        return echo_json(found)
    return click.echo(found.text or f"no reason leads from {user_id} to {item_id}")

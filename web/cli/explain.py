"""`interest-graph explain`: why this item for this user, and what would be without an interest."""

from __future__ import annotations

import click

from services.explanations.recommending import explain
from services.explanations.what_if import Stand, WhatIf, what_if
from services.recommenders.catalogue import DEFAULT, NAMES
from web.cli.output import echo_json, json_option, language_option
from web.cli.recommend import echo_recommendations
from web.wiring import open_lists


@click.command("explain", help="Say what speaks for and against ITEM for USER, with Cypher to paste.")
@click.argument("user_id", metavar="USER")
@click.argument("item_id", metavar="ITEM")
@click.option("--recommender", "name", default=DEFAULT, show_default=True, help=f"One of {', '.join(NAMES)}.")
@click.option(
    "--without", multiple=True, metavar="INTEREST", help="What if the user had not this interest? Repeatable."
)
@click.option("--cypher", "with_cypher", is_flag=True, help="Print each path's query for Neo4j Browser.")
@language_option
@json_option
def command(
    user_id: str, item_id: str, name: str, without: tuple[str, ...], with_cypher: bool, language: str, as_json: bool
) -> None:
    with open_lists() as lists:
        if without:
            supposed = what_if(lists, user_id, item_id, name, without, language)
            return echo_json(supposed) if as_json else echo_what_if(supposed)
        found = explain(lists, user_id, item_id, name, language)
    if as_json:
        return echo_json(found)
    if not found.recommendations:
        return click.echo(f"no path leads from {user_id} to {item_id}")
    echo_recommendations(found)
    if with_cypher:
        for reason in found.recommendations[0].reasons:
            if reason.cypher:
                click.echo(f"\n// {reason.sentence}\n{reason.cypher}")
    return None


def echo_what_if(found: WhatIf) -> None:
    """Print how the item stands now and without the interests."""
    click.echo(f"now:      {_stand(found.now)}")
    click.echo(f"without {', '.join(found.without)}: {_stand(found.then)}")
    for reason in found.then.recommendation.reasons if found.then.recommendation else ():
        click.echo(f"     {reason.contribution:+.4f}  {reason.sentence}")
    new = [item_id for item_id in found.then.list if item_id not in found.now.list]
    click.echo(f"new in the list: {', '.join(new) or 'nothing'}")


def _stand(stand: Stand) -> str:
    if stand.recommendation is None:
        return "no path leads to it"
    place = f"at place {stand.rank}" if stand.rank else "not in the list"
    return f"score {stand.recommendation.score:.4f}, {place}"

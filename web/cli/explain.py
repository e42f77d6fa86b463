"""`interest-graph explain`: why this item for this user."""

from __future__ import annotations

import click

from services.explanations.recommending import explain
from services.recommenders.catalogue import DEFAULT, NAMES, recommenders
from web.cli.output import echo_json, json_option, language_option
from web.cli.recommend import echo_recommendations
from web.settings import read_settings
from web.wiring import open_graph


@click.command("explain", help="Say what speaks for and against ITEM for USER, with Cypher to paste.")
@click.argument("user_id", metavar="USER")
@click.argument("item_id", metavar="ITEM")
@click.option("--recommender", "name", default=DEFAULT, show_default=True, help=f"One of {', '.join(NAMES)}.")
@click.option("--cypher", "with_cypher", is_flag=True, help="Print each path's query for Neo4j Browser.")
@language_option
@json_option
def command(user_id: str, item_id: str, name: str, with_cypher: bool, language: str, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        known = recommenders(driver)
        found = explain(driver, known, user_id, item_id, name, language)
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

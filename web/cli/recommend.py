"""`interest-graph recommend`: one user's list with its reasons, or everyone's as CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import click

from services.explanations.recommending import ModelOrder, RecommendationList, recommend
from services.lists.dials import Dials
from services.lists.everyone import everyones_lists
from services.lists.listing import Lists
from services.recommenders.catalogue import DEFAULT, NAMES
from services.reranking.reranking import deep, rerank
from web.cli.dials import dial_options
from web.cli.output import echo_json, json_option, language_option
from web.cli.scope import scope_of, scope_options
from web.settings import read_settings
from web.wiring import open_lists, require_model


@click.command("recommend", help="Recommend items to USER and say why; or --all users into a CSV file.")
@click.argument("user_id", metavar="USER", required=False)
@click.option("--recommender", "name", default=DEFAULT, show_default=True, help=f"One of {', '.join(NAMES)}.")
@click.option("--n", type=click.IntRange(1, 1000), default=10, show_default=True, help="Length of the list.")
@scope_options
@dial_options
@click.option(
    "--rerank",
    "by_model",
    is_flag=True,
    help="Let the language model that is set order the list; each item says its place before.",
)
@click.option("--all", "everyone", is_flag=True, help="Lists for every user.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="CSV file for --all.")
@language_option
@json_option
def command(
    user_id: str | None,
    name: str,
    n: int,
    wanted: str | None,
    exclude: tuple[str, ...],
    seen: bool,
    diversity: float,
    calibration: float,
    novelty: float,
    long_tail: float,
    by_model: bool,
    everyone: bool,
    output: Path | None,
    language: str,
    as_json: bool,
) -> None:
    if everyone == (user_id is not None):
        raise click.UsageError("give a USER, or --all with --output FILE")
    if everyone and output is None:
        raise click.UsageError("--all writes user,item,score to a file: give --output FILE")
    scope = scope_of(wanted, exclude, seen)
    dials = Dials(diversity, calibration, novelty, long_tail)
    if everyone and (wanted or exclude or seen or by_model or not dials.are_off):
        raise click.UsageError("--filter, --exclude, --seen, --rerank and the dials are for one USER")
    settings = read_settings()
    model = require_model(settings, "rerank") if by_model else None
    with open_lists(settings) as lists:
        if output is not None and everyone:
            rows = write_lists(lists, name, n, output)
            return click.echo(f"{rows} rows written to {output}")
        found = recommend(lists, str(user_id), name, deep(n) if model else n, language, scope, dials)
        if model:
            found = rerank(lists.driver, found, n, model)
    return echo_json(found) if as_json else echo_recommendations(found)


def write_lists(lists: Lists, name: str, n: int, output: Path) -> int:
    """Write everyone's list; the file appears whole or not at all."""
    unfinished = output.with_name(f"{output.name}.part")
    rows = 0
    with unfinished.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("user", "item", "score"))
        for row in everyones_lists(lists, name, n):
            writer.writerow(row)
            rows += 1
    unfinished.replace(output)
    return rows


def echo_recommendations(found: RecommendationList) -> None:
    """Print a list for reading: each item, its score, and each reason with its share."""
    if found.model_order:
        echo_order(found.model_order)
    if not found.recommendations:
        click.echo("nothing to recommend: no item is in the graph, or none passes the filter")
    for one in found.recommendations:
        moved = "" if one.was in (None, one.rank) else f"  (was {one.was}.)"
        moved += "" if one.rank_by_score in (None, one.rank) else f"  (by score {one.rank_by_score}.)"
        click.echo(f"{one.rank:>3}. {one.title}  [{one.item_id}]  score {one.score:.4f}{moved}")
        for reason in one.reasons:
            click.echo(f"     {reason.contribution:+.4f}  {reason.sentence}")


def echo_order(order: ModelOrder) -> None:
    """Print whose order it is; scores and reasons are never the model's."""
    if order.by is None:
        return click.echo(f"in the recommender's order: the language model gave none: {order.failed}", err=True)
    return click.echo(f"ordered by {order.by} out of {order.depth}; scores and reasons are the recommender's")

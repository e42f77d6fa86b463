"""`interest-graph rebuild similarity`: how items are tied to each other by who likes them."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click
from click.core import ParameterSource
from neo4j import Driver

from services.evaluation.method_tuning import best_item_method, contenders, ties_of
from services.evaluation.own_graph import own_task
from services.feedback.strengths import refresh_feedback
from services.learning.changed_rows import SimilarityReport
from services.learning.item_ties.learned import SETTABLE, ItemMethod, as_options, learned_ties
from services.learning.method_names import OF_ITEMS as METHODS
from services.learning.nearest import Likeness
from services.learning.similarity import (
    OF_ITEMS,
    count_stale,
    rebuild_beside,
    rebuild_similarity,
    refresh_similarity,
)
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.cli.rebuild_options import exponent_option, settings_given, shrink_option, stale_option, weighting_option
from web.settings import read_settings
from web.wiring import open_graph

HELP = """Compute SIMILAR_TO between items from all feedback; writes only changed rows.

The graph keeps ties of the chosen method alone, unless told `--beside`. Without a word on how, it computes again what
the graph holds as it was last time, and cosine where it holds nothing. slim needs the extra `quality`."""
WIDE = 200
SEED = 42
SET_HELP = "A setting of the method: " + "; ".join(f"{name}: {', '.join(SETTABLE[name])}" for name in SETTABLE) + "."


@click.command("similarity", help=HELP)
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="cosine",
    show_default=True,
    help="What ties are learned by; `item-based` reads the one chosen last.",
)
@click.option("--beside", is_flag=True, help="Keep the ties of other methods, and the chosen one as it is.")
@click.option("--k", type=click.IntRange(1, 1000), help=f"Kept of each; {OF_ITEMS.k} by cosine, else {WIDE}.")
@shrink_option
@exponent_option
@weighting_option("none")
@click.option(
    "--tune",
    "is_tuned",
    is_flag=True,
    help="Choose the settings on likes that are held back for it; without --method, the method too.",
)
@click.option("--set", "given", multiple=True, metavar="NAME=NUMBER", help=SET_HELP)
@click.option(
    "--keep",
    type=click.Choice(["start", "candidate"]),
    default="start",
    show_default=True,
    help="Keep the k largest weights from each item, or into each: better lists, but slower ones.",
)
@stale_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    method: str,
    beside: bool,
    k: int | None,
    shrink: float,
    exponent: float,
    weighting: str,
    is_tuned: bool,
    given: tuple[str, ...],
    keep: str,
    stale: bool,
    as_json: bool,
) -> None:
    if method == "cosine":
        if given:
            raise click.UsageError("--set is for the other methods: cosine has --shrink, --exponent and --weighting")
        asked: ItemMethod = Likeness("cosine", k or OF_ITEMS.k, shrink, exponent, weighting, keep)
    else:
        asked = learned_ties(method, settings_given(given), k or WIDE, keep)
    is_named = context.get_parameter_source("method") is not ParameterSource.DEFAULT
    settings, progress = read_settings(), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        refresh_feedback(driver, settings.feedback_table(), datetime.now(UTC), progress)
        if stale and not count_stale(driver):
            return echo_json({"nodes": 0, "written": 0}) if as_json else click.echo("nothing is stale")
        if is_tuned:
            asked = _tuned(driver, method if is_named else None)
        report = _rebuilt(driver, asked if _is_any_given(context) else None, beside)
    if as_json:
        return echo_json(report)
    return click.echo(f"{report.nodes} items have similar items; {report.written} rows were written")


def _rebuilt(driver: Driver, asked: ItemMethod | None, beside: bool) -> SimilarityReport:
    now, progress = datetime.now(UTC), choose_progress(sys.stderr)
    if asked is None:
        return refresh_similarity(driver, now, progress)
    return (rebuild_beside if beside else rebuild_similarity)(driver, now, progress, asked)


def _tuned(driver: Driver, method: str | None) -> ItemMethod:
    """Return what finds held back likes best: settings of the method, or of the best one."""
    task = own_task(driver)
    found = best_item_method(task, [method] if method else contenders(task), SEED, choose_progress(sys.stderr))
    click.echo(f"chosen: {as_options(ties_of(found))}, NDCG@10 {found.valid_ndcg} on what was held back", err=True)
    return ties_of(found)


def _is_any_given(context: click.Context) -> bool:
    """Say whether the command line says how: names a method or anything of one."""
    return any(
        context.get_parameter_source(name) is not ParameterSource.DEFAULT
        for name in context.params
        if name not in ("stale", "as_json")
    )

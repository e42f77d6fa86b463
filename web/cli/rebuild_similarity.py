"""`interest-graph rebuild similarity`: how items are tied to each other by who likes them."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click
from click.core import ParameterSource
from neo4j import Driver

from services.feedback.strengths import refresh_feedback
from services.learning.changed_rows import SimilarityReport
from services.learning.item_ties.learned import SETTABLE, ItemMethod, learned_ties
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

The graph keeps ties of the chosen method alone, unless told `--beside`. With `--stale` and no method, what the graph
holds is computed again as it was last time. slim needs the extra `quality`."""
WIDE = 200
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
    is_refresh = stale and not _is_any_given(context)
    settings, progress = read_settings(), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        refresh_feedback(driver, settings.feedback_table(), datetime.now(UTC), progress)
        if stale and not count_stale(driver):
            return echo_json({"nodes": 0, "written": 0}) if as_json else click.echo("nothing is stale")
        report = _rebuilt(driver, None if is_refresh else asked, beside)
    if as_json:
        return echo_json(report)
    return click.echo(f"{report.nodes} items have similar items; {report.written} rows were written")


def _rebuilt(driver: Driver, asked: ItemMethod | None, beside: bool) -> SimilarityReport:
    now, progress = datetime.now(UTC), choose_progress(sys.stderr)
    if asked is None:
        return refresh_similarity(driver, now, progress)
    return (rebuild_beside if beside else rebuild_similarity)(driver, now, progress, asked)


def _is_any_given(context: click.Context) -> bool:
    """Say whether the command line names a method or anything of one."""
    return any(
        context.get_parameter_source(name) is not ParameterSource.DEFAULT
        for name in context.params
        if name not in ("stale", "as_json")
    )

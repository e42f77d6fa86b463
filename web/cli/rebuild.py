"""`interest-graph rebuild`: compute again what is learned from the whole graph."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

import click
from neo4j import Driver

from services.feedback.strengths import refresh_feedback
from services.learning.changed_rows import SimilarityReport
from services.learning.nearest import METHODS, Likeness
from services.learning.neighbours import OF_USERS, count_stale_neighbours, rebuild_neighbours
from services.learning.similarity import OF_ITEMS, count_stale, rebuild_similarity
from services.observability.progress import Progress, choose_progress
from services.relations.rebuilding import KEPT, rebuild_relations
from web.cli.output import echo_json, json_option
from web.cli.rebuild_communities import communities
from web.settings import read_settings
from web.wiring import open_graph

Rebuild = Callable[[Driver, datetime, Progress, Likeness], SimilarityReport]

shrink_option = click.option(
    "--shrink", type=click.FloatRange(0), default=10.0, show_default=True, help="Damping of rare pairs."
)
exponent_option = click.option(
    "--exponent", type=click.FloatRange(0.1, 10), default=1.0, show_default=True, help="Above 1 the nearest count more."
)
stale_option = click.option("--stale", is_flag=True, help="Only when events came in since the last time.")


def k_option(default: int) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return the option ``--k`` with its default."""
    return click.option("--k", type=click.IntRange(1, 1000), default=default, show_default=True, help="Kept of each.")


def weighting_option(default: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return the option ``--weighting`` with its default."""
    return click.option(
        "--weighting",
        type=click.Choice(["none", "tfidf"]),
        default=default,
        show_default=True,
        help="tfidf: what all have in common counts little.",
    )


@click.group("rebuild", help="Compute again what is learned from the whole graph.")
def command() -> None:
    return None


command.add_command(communities)


@command.command("similarity", help="Compute SIMILAR_TO between items from all feedback; writes only changed rows.")
@k_option(OF_ITEMS.k)
@shrink_option
@exponent_option
@weighting_option("none")
@click.option(
    "--keep",
    type=click.Choice(["start", "candidate"]),
    default="start",
    show_default=True,
    help="Keep the k largest weights from each item, or into each: better lists, but slower ones.",
)
@stale_option
@json_option
def similarity(k: int, shrink: float, exponent: float, weighting: str, keep: str, stale: bool, as_json: bool) -> None:
    likeness = Likeness("cosine", k, shrink, exponent, weighting, keep)
    if (report := _rebuilt(rebuild_similarity, count_stale if stale else None, likeness)) is None:
        return echo_json({"nodes": 0, "written": 0}) if as_json else click.echo("nothing is stale")
    if as_json:
        return echo_json(report)
    return click.echo(f"{report.nodes} items have similar items; {report.written} rows were written")


@command.command("neighbours", help="Compute SIMILAR_TO between users from all feedback; writes only changed rows.")
@click.option("--method", type=click.Choice(METHODS), default="cosine", show_default=True, help="How users compare.")
@k_option(OF_USERS.k)
@shrink_option
@exponent_option
@weighting_option("tfidf")
@stale_option
@json_option
def neighbours(method: str, k: int, shrink: float, exponent: float, weighting: str, stale: bool, as_json: bool) -> None:
    likeness = Likeness(method, k, shrink, exponent, weighting)
    if (report := _rebuilt(rebuild_neighbours, count_stale_neighbours if stale else None, likeness)) is None:
        return echo_json({"nodes": 0, "written": 0}) if as_json else click.echo("nothing is stale")
    if as_json:
        return echo_json(report)
    return click.echo(f"{report.nodes} users have similar users; {report.written} rows were written")


@command.command(
    "relations",
    help="Compute BROADER (what is a kind of what) and RELATED_TO (what is met together more than by chance) between"
    " interests, from the vocabulary, their names and the items about them.",
)
@k_option(KEPT)
@json_option
def relations(k: int, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        report = rebuild_relations(driver, choose_progress(sys.stderr), k)
    if as_json:
        return echo_json(report)
    return click.echo(
        f"{report.interests} interests: {report.broader} have a wider one; {report.related} ties to related ones"
    )


def _rebuilt(rebuild: Rebuild, count: Callable[[Driver], int] | None, likeness: Likeness) -> SimilarityReport | None:
    """Refresh the feedback and rebuild; None when ``count`` finds nothing stale."""
    settings = read_settings()
    now, progress = datetime.now(UTC), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        refresh_feedback(driver, settings.feedback_table(), now, progress)
        if count is not None and not count(driver):
            return None
        return rebuild(driver, datetime.now(UTC), progress, likeness)

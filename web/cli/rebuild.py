"""`interest-graph rebuild`: compute again what is learned from the whole graph."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from services.feedback.strengths import refresh_feedback
from services.learning.similarity import count_stale, rebuild_similarity
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.cli.rebuild_communities import communities
from web.settings import read_settings
from web.wiring import open_graph


@click.group("rebuild", help="Compute again what is learned from the whole graph.")
def command() -> None:
    return None


command.add_command(communities)


@command.command("similarity", help="Compute SIMILAR_TO between items from all feedback; writes only changed rows.")
@click.option("--k", type=click.IntRange(1, 1000), default=50, show_default=True, help="Similar items kept of each.")
@click.option("--shrink", type=click.FloatRange(0), default=10.0, show_default=True, help="Damping of rare pairs.")
@click.option("--stale", is_flag=True, help="Only when events came in since the last time.")
@json_option
def similarity(k: int, shrink: float, stale: bool, as_json: bool) -> None:
    settings = read_settings()
    now, progress = datetime.now(UTC), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        refresh_feedback(driver, settings.feedback_table(), now, progress)
        if stale and not count_stale(driver):
            return click.echo("nothing is stale") if not as_json else echo_json({"items": 0, "written": 0})
        report = rebuild_similarity(driver, datetime.now(UTC), progress, k, shrink)
    if as_json:
        return echo_json(report)
    return click.echo(f"{report.items} items have similar items; {report.written} rows were written")

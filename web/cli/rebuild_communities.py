"""`interest-graph rebuild communities`: find the groups of the graph again."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import get_args

import click

from services.analytics.communities import Method, rebuild_communities
from services.analytics.community import CommunityRules
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import open_graph

RULES = CommunityRules()
HELP = """Find groups of users, items and interests that belong together, broad and fine; writes only what changed.

By the Leiden algorithm, of Graph Data Science where the server has it. `interest-graph communities` shows them."""


@click.command("communities", help=HELP)
@click.option(
    "--method", type=click.Choice(get_args(Method)), default="auto", show_default=True, help="What finds them."
)
@click.option(
    "--broad",
    type=click.FloatRange(0, min_open=True),
    default=RULES.broad,
    show_default=True,
    help="Resolution.",
)
@click.option(
    "--fine", type=click.FloatRange(0, min_open=True), default=RULES.fine, show_default=True, help="Resolution."
)
@click.option(
    "--least", type=click.IntRange(1), default=RULES.least, show_default=True, help="Fewer members are no community."
)
@click.option("--seed", type=int, default=RULES.seed, show_default=True, help="Of the algorithm's random choices.")
@json_option
def communities(method: Method, broad: float, fine: float, least: int, seed: int, as_json: bool) -> None:
    settings = read_settings()
    rules = CommunityRules(broad, fine, least, seed)
    with open_graph(settings) as driver:
        shrink = settings.interest_rules().shrink
        report = rebuild_communities(driver, shrink, datetime.now(UTC), choose_progress(sys.stderr), rules, method)
    if as_json:
        return echo_json(report)
    if not report.broad:
        return click.echo("no communities yet: load interactions, then `interest-graph mine`")
    return click.echo(
        f"{report.broad} broad communities and {report.fine} fine ones (by {report.method});"
        f" {report.moved} memberships were written"
    )

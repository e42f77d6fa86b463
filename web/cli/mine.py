"""`interest-graph mine`: find interests without any model or key."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from loaders.mine import mine
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import open_graph


@click.command("mine", help="Give items and users their interests: from catalogue fields, crowd tags and texts.")
@click.option("--everyone", is_flag=True, help="Weigh all feedback again: after a change of the feedback table.")
@json_option
def command(everyone: bool, as_json: bool) -> None:
    settings = read_settings()
    with open_graph(settings) as driver:
        report = mine(
            driver,
            settings.feedback_table(),
            settings.interest_rules(),
            datetime.now(UTC),
            choose_progress(sys.stderr),
            everyone,
        )
    if as_json:
        return echo_json(report)
    click.echo(f"read {report.texts} texts and {report.items} items; weighed the interests of {report.users} users")
    click.echo(f"interests in use: {report.interests.get('used', 0)}")
    for reason, why in DROPPED.items():
        if count := report.interests.get(reason):
            click.echo(f"left out: {count} {why}")
    return None


DROPPED = {
    "support": "met too rarely",
    "hub": "carried by most items, so they tell nothing",
    "generic": "words too general to be an interest",
}

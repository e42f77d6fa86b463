"""`interest-graph rebuild taste`: vectors of users and items by who likes what."""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import UTC, datetime

import click

from services.evaluation.method_tuning import tune_taste
from services.evaluation.own_graph import own_task
from services.feedback.strengths import refresh_feedback
from services.learning.method_names import OF_TASTE as METHODS
from services.learning.taste.methods import USUAL, method_of, taste_model
from services.learning.taste.rebuilding import SEED, count_stale_tastes, rebuild_taste, stored_taste
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.cli.rebuild_options import settings_given, stale_option
from web.settings import read_settings
from web.wiring import open_graph

HELP = """Compute vectors of taste for users and items from all feedback, by one method; those of another go.

`bpr` needs the extra `quality`. Without a method they are made again as they were last time."""
SETTINGS = "; ".join(f"{name}: {', '.join(field.name for field in fields(model))}" for name, model in USUAL.items())


@click.command("taste", help=HELP)
@click.option("--method", type=click.Choice(METHODS), help="als when nothing was chosen before.")
@click.option("--set", "given", multiple=True, metavar="NAME=NUMBER", help=f"A setting of the method: {SETTINGS}.")
@click.option("--tune", "is_tuned", is_flag=True, help="Choose the settings on likes that are held back for it.")
@stale_option
@json_option
def command(method: str | None, given: tuple[str, ...], is_tuned: bool, stale: bool, as_json: bool) -> None:
    changes = settings_given(given)
    settings, progress = read_settings(), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        before = stored_taste(driver)
        if method is None and not changes and before is not None:
            model = before
        else:
            model = taste_model(method or (method_of(before) if before else METHODS[0]), changes)
        refresh_feedback(driver, settings.feedback_table(), datetime.now(UTC), progress)
        if stale and not count_stale_tastes(driver):
            return echo_json({"users": 0, "items": 0}) if as_json else click.echo("nothing is stale")
        if is_tuned:
            model = tune_taste(own_task(driver), method_of(model), SEED).model
        report = rebuild_taste(driver, datetime.now(UTC), progress, model)
    if as_json:
        return echo_json(report)
    return click.echo(f"{report.users} users and {report.items} items have a vector by {report.method}")

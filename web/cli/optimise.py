"""`interest-graph optimise`: better derived relationships, step by step."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click
from neo4j import Driver

from loaders.mine import mine
from services.learning.similarity import refresh_similarity
from services.observability.progress import Progress, choose_progress
from services.optimisation.reading import read_graph
from services.optimisation.step import chosen, run
from services.optimisation.steps import STEPS
from services.optimisation.writing import forget_optimised, write_optimised
from services.relations.rebuilding import refresh_relations
from web.cli.output import echo_json, json_option
from web.cli.step_reports import anyway_option, described, dry_option, echo_reports, named, seed_option, step_option
from web.settings import Settings, read_settings
from web.wiring import open_graph

SHOWN = ("similar", "about", "related", "density", "components", "isolated", "hub_share")
HELP = """Make what is derived from the facts smaller, better tied and more telling.

Each step is measured on a part of the feedback that is held back; it stays when neither the item-based nor the
interest-path list gets worse. Only derived relationships change; `--undo` derives them as if no step had run, and so do
`mine` and `rebuild` for what they derive anew."""


@click.command("optimise", help=described(HELP, STEPS))
@step_option(STEPS)
@seed_option
@anyway_option
@dry_option
@click.option("--undo", is_flag=True, help="Derive everything again as if no step had run.")
@json_option
def command(names: str | None, seed: int, anyway: bool, is_dry: bool, undo: bool, as_json: bool) -> None:
    settings, progress = read_settings(), choose_progress(sys.stderr)
    steps = chosen(STEPS, named(names))
    with open_graph(settings) as driver:
        if undo:
            _undo(driver, settings, progress)
            return echo_json({"undone": True}) if as_json else click.echo("derived again as if no step had run")
        before = read_graph(driver, settings.interest_rules())
        after, reports = run(before, steps, seed, progress, anyway)
        if not is_dry:
            write_optimised(driver, before, after, datetime.now(UTC), progress)
    if as_json:
        return echo_json({"is_dry_run": is_dry, "steps": reports})
    echo_reports(reports, SHOWN)
    return click.echo("nothing was written") if is_dry else None


def _undo(driver: Driver, settings: Settings, progress: Progress) -> None:
    """Derive everything again; texts that were read are not read anew."""
    now, table, rules = datetime.now(UTC), settings.feedback_table(), settings.interest_rules()
    forget_optimised(driver)
    mine(driver, table, rules, now, progress)
    refresh_similarity(driver, datetime.now(UTC), progress)
    refresh_relations(driver, progress)

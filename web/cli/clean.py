"""`interest-graph clean`: leave out of learning what teaches nothing, and bring the rest to one scale."""

from __future__ import annotations

import sys

import click

from services.observability.progress import choose_progress
from services.optimisation.cleaning import LEAST_TIES, cleaning_steps, uncleaned
from services.optimisation.reading import read_graph
from services.optimisation.step import chosen, run
from services.optimisation.writing import write_cleaned
from web.cli.output import echo_json, json_option
from web.cli.step_reports import anyway_option, described, dry_option, echo_reports, named, seed_option, step_option
from web.settings import read_settings
from web.wiring import open_graph

STEPS = cleaning_steps()
SHOWN = ("users", "items", "interactions", "similar", "components", "isolated", "hub_share")
HELP = """Leave out of learning what teaches nothing, and bring what is left to one scale.

Each step is measured on a part of the feedback that is held back; it stays when no list gets worse. Facts are never
touched: users and items are marked (`dropped`), scales are remembered, and `rebuild similarity` and `rebuild
neighbours` learn without the marked ones. What an earlier run did is replaced."""


@click.command("clean", help=described(HELP, STEPS))
@step_option(STEPS)
@click.option("--k", type=click.IntRange(1), default=LEAST_TIES, show_default=True, help="Ties in the k-core.")
@seed_option
@anyway_option
@dry_option
@click.option("--undo", is_flag=True, help="Learn from everything again, as it is.")
@json_option
def command(names: str | None, k: int, seed: int, anyway: bool, is_dry: bool, undo: bool, as_json: bool) -> None:
    settings, progress = read_settings(), choose_progress(sys.stderr)
    steps = [] if undo else chosen(cleaning_steps(k), named(names))
    with open_graph(settings) as driver:
        stored = read_graph(driver, settings.interest_rules())
        cleaned, reports = run(uncleaned(stored), steps, seed, progress, anyway)
        if not is_dry:
            write_cleaned(driver, stored, cleaned, progress)
    if as_json:
        return echo_json({"is_dry_run": is_dry, "steps": reports})
    echo_reports(reports, SHOWN)
    if is_dry:
        return click.echo("nothing was written")
    return click.echo("now run `interest-graph rebuild similarity` and `interest-graph rebuild neighbours`")

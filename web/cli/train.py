"""`interest-graph train`: vectors of users and items by a model of PyTorch."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from services.evaluation.graph_training import train_on_graph, why_stale
from services.feedback.strengths import refresh_feedback
from services.learning.deep.card import VALID
from services.learning.deep.fit import Run
from services.learning.deep.framework import AUTO
from services.learning.deep.models import MODELS, model_of
from services.learning.deep.store import CARD, FOLDER
from services.learning.deep.tastes import stored_card
from services.learning.method_names import OF_TRAINING
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import open_graph

HELP = """Train a model on who likes what and give users and items its vectors; those of another method go.

Needs the extra `learning`. Settings and length of training are chosen on likes that are held back for it. A run that
was cut off goes on when it is started again. Model and card are kept in the data folder. Without a name the model
trained last is trained again, in its settings."""
USUAL = OF_TRAINING[0]


@click.command("train", help=HELP)
@click.argument("name", metavar=f"[{'|'.join(OF_TRAINING)}]", type=click.Choice(OF_TRAINING), required=False)
@click.option("--tune/--no-tune", "is_tuned", default=True, show_default=True, help="Try settings, or leave them.")
@click.option("--stale", is_flag=True, help="Only when its data or its code have changed since; says what.")
@click.option("--device", default=AUTO, show_default=True, help="auto: a graphics card where there is one; cpu or cuda")
@click.option("--seed", type=int, default=42, show_default=True, help="Of what is drawn at random.")
@json_option
def command(name: str | None, is_tuned: bool, stale: bool, device: str, seed: int, as_json: bool) -> None:
    settings, progress = read_settings(), choose_progress(sys.stderr)
    settings.folder.make()
    with open_graph(settings) as driver:
        before = stored_card(driver) if name is None else None
        model = MODELS[name or USUAL] if before is None else model_of(before)
        refresh_feedback(driver, settings.feedback_table(), datetime.now(UTC), progress)
        if stale:
            if not (reasons := why_stale(driver, model)):
                return echo_json({"users": 0, "items": 0}) if as_json else click.echo("nothing is stale")
            click.echo("; ".join(reasons), err=True)
        run = Run(seed, device, settings.folder.path / FOLDER / model.name, progress)
        report = train_on_graph(driver, model, run, is_tuned and before is None, datetime.now(UTC))
    if as_json:
        return echo_json(report)
    click.echo(f"{report.users} users and {report.items} items have a vector by {model.name}")
    click.echo(f"NDCG@10 {report.card.metrics[VALID]:.4f} on what was held back, {report.card.epochs} epochs")
    return click.echo(f"model and {CARD} are in {run.folder}")

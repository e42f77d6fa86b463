"""`interest-graph rebuild embeddings`: vectors of users, items and interests by how all of them are tied."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import get_args

import click

from services.feedback.strengths import refresh_feedback
from services.learning.graph_vectors.card import Card
from services.learning.graph_vectors.methods import USUAL, VectorModel, vector_model
from services.learning.graph_vectors.rebuilding import (
    SEED,
    By,
    rebuild_graph_vectors,
    stored_card,
    why_stale,
)
from services.learning.method_names import OF_GRAPH as METHODS
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.cli.rebuild_options import settings_given
from web.settings import read_settings
from web.wiring import open_graph

HELP = """Compute vectors of users, items and interests from all ties of the graph, by one method; those of another go.

By Graph Data Science where the server has it; without, the same job is done here, for graphsage with the extra
`learning`. item2vec is always computed here. deepwalk is node2vec with p = q = 1. The same seed gives the same
vectors. Without a word on how, they are made again as they were last time."""
SETTINGS = "; ".join(f"{name}: {', '.join(field.name for field in fields(model))}" for name, model in USUAL.items())


@click.command("embeddings", help=HELP)
@click.option("--method", type=click.Choice(METHODS), help="fastrp when nothing was chosen before.")
@click.option("--dimensions", type=click.IntRange(2, 4096), help="Length of the vectors; the method's own if left out.")
@click.option("--seed", type=int, help=f"Of what is drawn at random; {SEED} if left out.")
@click.option("--set", "given", multiple=True, metavar="NAME=NUMBER", help=f"A setting of the method: {SETTINGS}.")
@click.option("--by", type=click.Choice(get_args(By)), help="What computes them; auto if left out.")
@click.option("--stale", is_flag=True, help="Only when the ties, or the method's code, have changed since.")
@json_option
def command(
    method: str | None,
    dimensions: int | None,
    seed: int | None,
    given: tuple[str, ...],
    by: By | None,
    stale: bool,
    as_json: bool,
) -> None:
    changes = settings_given(given)
    settings, progress = read_settings(), choose_progress(sys.stderr)
    with open_graph(settings) as driver:
        before = stored_card(driver)
        model = _model(before, method, changes, dimensions)
        same = before is not None and method in (None, before.method)
        refresh_feedback(driver, settings.feedback_table(), datetime.now(UTC), progress)
        if stale and before is not None:
            reason = why_stale(driver)
            if reason is None:
                return echo_json(before) if as_json else click.echo("nothing is stale")
            click.echo(reason, err=True)
        chosen_seed = seed if seed is not None else (before.seed if before and same else SEED)
        chosen_by = by or (before.by if before and same else "auto")
        card = rebuild_graph_vectors(driver, datetime.now(UTC), progress, model, chosen_seed, chosen_by)
    if as_json:
        return echo_json(card)
    return click.echo(
        f"{card.users} users, {card.items} items and {card.interests} interests have a vector of "
        f"{card.dimensions} numbers by {card.method} ({_named(card.by)}, seed {card.seed}, {card.seconds:.1f} s)"
    )


def _model(before: Card | None, method: str | None, changes: dict[str, float], dimensions: int | None) -> VectorModel:
    """Return the model asked for; what is not said is as it was last time, if that was the same method."""
    if before is not None and method in (None, before.method):
        changes = {**before.settings, **changes}
    model = vector_model(method or (before.method if before else METHODS[0]), changes)
    return model if dimensions is None else replace(model, dimensions=dimensions)


def _named(by: str) -> str:
    return "Graph Data Science" if by == "gds" else "computed here"

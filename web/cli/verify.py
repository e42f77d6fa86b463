"""`interest-graph verify`: recompute every weight from what is stored."""

from __future__ import annotations

import sys

import click

from services.observability.progress import choose_progress
from services.verification.graph_vectors import verify_graph_vectors
from services.verification.vectors import verify_vectors
from services.verification.weights import verify
from web.cli.output import echo_json, echo_table, json_option, plain
from web.settings import read_settings
from web.wiring import open_graph

LISTED = 20


@click.command(
    "verify", help="Recompute strengths and weights from the facts, and check vectors; differences exit with 1."
)
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    settings = read_settings()
    with open_graph(settings) as driver:
        found = verify(
            driver,
            settings.feedback_table(),
            settings.interest_rules(),
            choose_progress(sys.stderr),
        )
        vectors = verify_vectors(driver, choose_progress(sys.stderr))
        of_graph = verify_graph_vectors(driver)
    if as_json:
        echo_json({**plain(found), "vectors": vectors, "graph_vectors": of_graph})
    else:
        click.echo(f"{found.users} users, {found.figures} figures recomputed, {len(found.differences)} differ")
        if found.stale:
            click.echo(f"{found.stale} users wait for a refresh and were left out: run `interest-graph mine`")
        if found.differences:
            rows = [(d.user_id, d.what, d.stored, d.recomputed) for d in found.differences[:LISTED]]
            echo_table(("user", "figure", "stored", "recomputed"), rows)
        if vectors.texts:
            click.echo(f"{vectors.texts} texts looked at, {len(vectors.problems)} problems with their vectors")
        if vectors.stale:
            click.echo(f"{vectors.stale} texts have no vector yet, or changed since: run `interest-graph embed`")
        if of_graph.vectors:
            click.echo(f"{of_graph.vectors} vectors of the graph, {len(of_graph.problems)} problems with them")
        if of_graph.stale:
            click.echo(f"{of_graph.stale}: run `interest-graph rebuild embeddings`")
        for problem in (*vectors.problems, *of_graph.problems):
            click.echo(problem)
    if found.differences or vectors.problems or of_graph.problems:
        ctx.exit(1)

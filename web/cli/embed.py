"""`interest-graph embed`: text vectors of items and interests."""

from __future__ import annotations

import sys

import click

from loaders.embed import embed
from services.embedding.indexes import IndexOptions
from services.observability.progress import choose_progress
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import choose_embedder, open_graph


@click.command("embed", help="Give items and interests vectors of their texts: what has none, or has another text now.")
@click.option("--again", is_flag=True, help="Make all vectors anew; the way to another model.")
@click.option(
    "--quantization",
    type=click.Choice(["none", "scalar", "binary"]),
    help="Rebuild the indexes: exact (none, as they come), or smaller and faster.",
)
@click.option(
    "--m", type=click.IntRange(1, 512), help="Rebuild the indexes with so many links a vector; 16 if left out."
)
@click.option(
    "--ef-construction",
    type=click.IntRange(1, 3200),
    help="Rebuild the indexes, choosing links among so many vectors; 100 if left out.",
)
@json_option
def command(again: bool, quantization: str | None, m: int | None, ef_construction: int | None, as_json: bool) -> None:
    settings = read_settings()
    embedder = choose_embedder(settings.embedding)
    named = {"quantization": quantization, "m": m, "ef_construction": ef_construction}
    given = {name: value for name, value in named.items() if value is not None}
    options = IndexOptions(**given) if given else None  # type: ignore[arg-type]
    with open_graph(settings) as driver:
        report = embed(driver, embedder, choose_progress(sys.stderr), again, options)
    if as_json:
        return echo_json(report)
    if report.dimension is None:
        return click.echo("nothing to embed yet: load items first")
    click.echo(
        f"{report.items} items and {report.interests} interests got vectors of {report.dimension} numbers "
        f"by {report.model}; {report.kept} had theirs"
    )
    return None

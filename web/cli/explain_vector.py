"""`interest-graph explain-vector`: what a vector of the graph stands for, in interests and examples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import click

from services.search.near_vector import Label, NearNode, near_vector
from web.cli.output import echo_json, echo_table, json_option, language_option
from web.settings import read_settings
from web.wiring import open_graph

LABELS = {label.lower(): label for label in get_args(Label)}
HELP = """Say what the vector of ID stands for: the interests and, as examples, the items that lie nearest.

`rebuild embeddings` makes these vectors."""


@click.command("explain-vector", help=HELP)
@click.argument("id", metavar="ID")
@click.option("--of", "label", type=click.Choice(list(LABELS)), default="item", show_default=True, help="What ID is.")
@click.option("--n", type=click.IntRange(1, 100), default=5, show_default=True, help="Interests and items named.")
@language_option
@json_option
def command(id: str, label: str, n: int, language: str, as_json: bool) -> None:
    with open_graph(read_settings()) as driver:
        found = near_vector(driver, LABELS[label], id, n, n)
    if as_json:
        return echo_json(found)
    if found.method is None:
        return click.echo(f"{found.name} has no vector: `interest-graph rebuild embeddings` gives those with ties one")
    click.echo(f"{found.name}, by {found.method}, lies nearest")
    _echo("interest", found.interests, language)
    return _echo("item", found.items, language)


def _echo(what: str, found: Sequence[NearNode], language: str) -> None:
    names = ((one.name_zh or one.name) if language == "zh" else one.name for one in found)
    rows = ((one.id, name, one.cosine) for one, name in zip(found, names, strict=True))
    click.echo()
    echo_table((what, "name", "cosine"), rows)

"""`interest-graph features`: items and interests as matrices."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph_schema.errors import SettingsError
from services.features.kinds import KINDS, Wanted
from services.features.writing import write_features
from services.observability.progress import choose_progress
from web.cli.output import echo_json, echo_table, json_option
from web.settings import read_settings
from web.wiring import open_graph

DEFAULTS = Wanted()
HELP = """Write what is known of items and interests to a new folder, as matrices with a row each.

\b
tfidf      words of titles, makers, categories and descriptions, rare ones more
words      mean of word vectors: trained on all texts of the graph, or read from a file
sentences  the vectors of `interest-graph embed`
interests  what items are about

Rows have length 1; items.csv and interests.csv say whose they are."""


@click.command("features", help=HELP)
@click.option(
    "--output", "folder", type=click.Path(path_type=Path), required=True, help="A folder that is not there yet."
)
@click.option("--kind", "names", default=",".join(KINDS), show_default=True, help="Kinds, joined by commas.")
@click.option(
    "--word-vectors",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A text file of GloVe or word2vec; without one words are learned from the graph's own texts.",
)
@click.option(
    "--dimension",
    type=click.IntRange(2, 1000),
    default=DEFAULTS.dimension,
    show_default=True,
    help="Of word vectors that are trained.",
)
@click.option("--seed", type=int, default=DEFAULTS.seed, show_default=True, help="Of the training.")
@json_option
def command(folder: Path, names: str, file: Path | None, dimension: int, seed: int, as_json: bool) -> None:
    kinds = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise SettingsError(f"no kind of features {unknown[0]!r}; choose of {', '.join(KINDS)}")
    progress = choose_progress(sys.stderr)
    with open_graph(read_settings(), progress) as driver:
        written = write_features(driver, folder, kinds, Wanted(file, dimension, seed), progress)
    if as_json:
        return echo_json({"folder": str(folder), "files": written})
    echo_table(
        ("file", "rows", "columns", "not empty"),
        [(one.file, f"{one.rows:,}", f"{one.columns:,}", f"{one.filled:,}") for one in written],
    )
    return click.echo(f"written to {folder}")

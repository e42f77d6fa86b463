"""`interest-graph evaluate`: measure recommenders on a fixed split, in a scratch graph."""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click
from neo4j import Driver

from graph_schema.errors import UnknownRecommenderError
from loaders.embed import embed
from loaders.load import LoadOptions, load
from loaders.mine import mine
from loaders.sources.source import SourceOptions
from services.analytics.communities import rebuild_communities
from services.evaluation.figures import ranking_figures
from services.evaluation.split import PROTOCOLS, Split, read_split
from services.evaluation.tuning import Setting, tune_item_based, tune_user_based
from services.feedback.strengths import refresh_feedback
from services.learning.neighbours import rebuild_neighbours
from services.learning.similarity import rebuild_similarity
from services.lists.everyone import ListRow, everyones_lists
from services.lists.listing import Lists
from services.observability.progress import Progress, choose_progress
from services.recommenders.candidate import Recommender
from services.recommenders.catalogue import NAMES, recommenders
from services.recommenders.graph_hybrid import GraphHybridRecommender
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.user_based import UserBasedRecommender
from web.cli.output import echo_json, echo_table, json_option, plain
from web.scratch import scratch_graph
from web.settings import Settings, read_settings
from web.wiring import choose_embedder

HELP = """Measure recommenders on the train and test tables of a split folder.

Loads the training part alone into a scratch server (or the database of NEO4J_URI, when that is empty), derives what the
recommenders need, writes everyone's list to recs-NAME.csv and the figures to figures.json."""
WHOLE_GRAPH = 2**53
"""Pieces of feedback read of neighbours: all there are."""
FEEDBACK_ONLY = {"popularity", "item-based", "user-based"}
SHOWN = ("ndcg@10", "ndcg@10_se", "recall@20", "mrr", "hit@10", "coverage@10", "novelty@10")
FIGURES = "figures.json"


@click.command("evaluate", help=HELP)
@click.option("--split", "folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Folder with train.csv.gz and test.csv.gz.")  # fmt: skip
@click.option("--protocol", type=click.Choice(tuple(PROTOCOLS)), default="main", show_default=True, help="The task.")
@click.option("--recommender", "names", required=True, help=f"Names joined by commas, of {', '.join(NAMES)}.")
@click.option("--n", type=click.IntRange(1, 1000), default=100, show_default=True, help="Length of the lists.")
@click.option("--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for results.")
@click.option("--tune", is_flag=True, help="Choose similarity settings on the fold `valid` of the training part.")
@click.option("--seed", type=int, default=42, show_default=True, help="Of what is drawn at random.")
@json_option
def command(
    folder: Path, protocol: str, names: str, n: int, output: Path, tune: bool, seed: int, as_json: bool
) -> None:
    chosen = _names(names)
    settings, progress = read_settings(), choose_progress(sys.stderr)
    split = read_split(folder, protocol)
    output.mkdir(parents=True, exist_ok=True)
    tuned = _tuned(split, chosen, seed, progress) if tune else {}
    with scratch_graph(settings, progress) as driver:
        reading = SourceOptions(protocol)
        load(driver, str(folder), LoadOptions("split", reading=reading, max_rejects=0), progress)
        _derive(driver, settings, chosen, tuned, progress)
        known = _recommenders(driver, tuned)
        measured = {name: _measure(driver, known, name, n, split, output) for name in chosen}
    report = {
        "split": folder.resolve().parent.name if folder.resolve().name == "split" else folder.resolve().name,
        "protocol": protocol,
        "n": n,
        "seed": seed,
        "versions": _versions(),
        "at": datetime.now(UTC),
        "recommenders": {name: {**found, "setting": _setting(name, tuned)} for name, found in measured.items()},
    }
    (output / FIGURES).write_text(json.dumps(plain(report), indent=1) + "\n", encoding="utf-8")
    if as_json:
        return echo_json(report)
    rows = [(name, *(found["figures"][figure] for figure in SHOWN)) for name, found in measured.items()]
    echo_table(("recommender", *SHOWN), [tuple(_shown(value) for value in row) for row in rows])
    return click.echo(f"lists and {FIGURES} are in {output}")


def _names(names: str) -> list[str]:
    chosen = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    for name in chosen:
        if name not in NAMES:
            raise UnknownRecommenderError(name, list(NAMES))
    if not chosen:
        raise click.UsageError("--recommender needs at least one name")
    return chosen


def _tuned(split: Split, names: Sequence[str], seed: int, progress: Progress) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    with progress.step("tuning", 2, "recommenders") as step:
        if {"item-based", "hybrid"} & {*names}:
            found["item-based"] = tune_item_based(split, seed)
        step.advance()
        if "user-based" in names:
            found["user-based"] = tune_user_based(split, seed)
        step.advance()
    return found


def _derive(
    driver: Driver, settings: Settings, names: Sequence[str], tuned: Mapping[str, Setting], progress: Progress
) -> None:
    """Bring the graph to where these recommenders can answer."""
    now, table = datetime.now(UTC), settings.feedback_table()
    if {*names} <= FEEDBACK_ONLY:
        refresh_feedback(driver, table, now, progress)
    else:
        mine(driver, table, settings.interest_rules(), now, progress)
    if {*names} - {"popularity", "user-based"}:
        rebuild_similarity(driver, now, progress, tuned["item-based"].likeness if "item-based" in tuned else None)
    if {*names} - {"popularity", "item-based"}:
        rebuild_neighbours(driver, now, progress, tuned["user-based"].likeness if "user-based" in tuned else None)
    if "content" in names:
        embed(driver, choose_embedder(settings.embedding), progress)
    if "social" in names:
        rebuild_communities(driver, settings.interest_rules().shrink, now, progress)


def _recommenders(driver: Driver, tuned: Mapping[str, Setting]) -> dict[str, Recommender]:
    """Return all recommenders, with the bounds that were tuned."""
    known = dict(recommenders(driver))
    if setting := tuned.get("item-based"):
        item_based = ItemBasedRecommender(driver, history=setting.history)
        known["item-based"] = item_based
        hybrid = known["hybrid"]
        if isinstance(hybrid, GraphHybridRecommender):
            known["hybrid"] = replace(hybrid, item_based=item_based)
    if setting := tuned.get("user-based"):
        known["user-based"] = UserBasedRecommender(driver, neighbours=setting.likeness.k, read_at_most=WHOLE_GRAPH)
    return known


def _measure(
    driver: Driver, known: Mapping[str, Recommender], name: str, n: int, split: Split, output: Path
) -> dict[str, Any]:
    """Write everyone's list by one recommender and return its figures and how long the lists took, in seconds."""
    started = time.monotonic()
    lists: dict[str, list[str]] = {}
    rows = _kept(everyones_lists(Lists(driver, known), name, n), lists)
    _write(output / f"recs-{name}.csv", rows)
    seconds = time.monotonic() - started
    return {"figures": ranking_figures(split.test, lists, split.train), "seconds": round(seconds, 2)}


def _kept(rows: Iterator[ListRow], lists: dict[str, list[str]]) -> Iterator[ListRow]:
    """Pass the rows on, and keep the items of each list."""
    for row in rows:
        lists.setdefault(row[0], []).append(row[1])
        yield row


def _write(path: Path, rows: Iterator[ListRow]) -> None:
    """Write the file whole or not at all."""
    unfinished = path.with_name(f"{path.name}.part")
    with unfinished.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("user", "item", "score"))
        writer.writerows(rows)
    unfinished.replace(path)


def _setting(name: str, tuned: Mapping[str, Setting]) -> object:
    return tuned.get("item-based" if name == "hybrid" else name, "default")


def _versions() -> dict[str, str]:
    found = {"python": sys.version.split()[0]}
    for package in ("interest-graph", "neo4j", "numpy", "scipy"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def _shown(value: object) -> object:
    return f"{value:.4f}" if isinstance(value, float) else value

"""`interest-graph evaluate`: measure recommenders on a fixed split, in a scratch graph."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from graph_schema.errors import UnknownRecommenderError
from loaders.splitting import make_split
from services.evaluation.memory import watched_memory
from services.learning.method_names import OF_TRAINING
from services.observability.progress import choose_progress
from services.recommenders.catalogue import NAMES
from services.tasks.cutting import WAYS
from services.tasks.protocols import PROTOCOLS, read_tasks
from web.cli.output import echo_json, echo_table, json_option, plain
from web.measuring.methods import installed
from web.measuring.metrics import METRICS, metrics
from web.measuring.plan import Plan
from web.measuring.report import REPORT, report
from web.measuring.run import finish, make_lists
from web.settings import read_settings

HELP = """Measure recommenders on a fixed split: on known users (main), on items that nobody has touched (cold-items),
on users of whom one, two or three things are known (new-users).

Loads what the task lets be known into a scratch server (or the database of NEO4J_URI, when that is empty), derives what
the recommenders need, writes lists to recs-NAME.csv, figures to metrics.json and a page to read to report.html."""
SHOWN = ("ndcg@10", "recall@20", "mrr", "hit@10", "coverage@10")
ALL = "all"


@click.command("evaluate", help=HELP)
@click.option("--split", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Folder of a split: training and test tables.")  # fmt: skip
@click.option("--source", help="Instead of a split, a file or folder that `load` can read: a split is made of it.")
@click.option("--split-by", "way", type=click.Choice(WAYS),
              help="How it is split; by time where there is any, else at random, when nothing is said.")  # fmt: skip
@click.option("--protocol", type=click.Choice(PROTOCOLS), default="main", show_default=True, help="The task.")
@click.option("--recommender", "names", default=ALL, show_default=True,
              help=f"Names joined by commas, of {', '.join(NAMES)}; or `{ALL}`. "
                   f"slim and bpr need the extra `quality`: without it `{ALL}` leaves them out. "
                   f"{', '.join(OF_TRAINING)} need `learning` and minutes each: `{ALL}` leaves them out.")  # fmt: skip
@click.option("--n", type=click.IntRange(1, 1000), default=100, show_default=True, help="Length of the lists.")
@click.option("--seed", type=int, default=42, show_default=True, help="Of what is drawn at random.")
@click.option("--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for results.")
@click.option("--tune/--no-tune", "is_tuned", default=True, show_default=True,
              help="Choose settings on a validation part, taken from what may be known.")  # fmt: skip
@click.option("--resume", "resumes", is_flag=True, help="Keep the lists that a run cut off has left in the folder.")
@json_option
def command(
    folder: Path | None,
    source: str | None,
    way: str | None,
    protocol: str,
    names: str,
    n: int,
    seed: int,
    output: Path,
    is_tuned: bool,
    resumes: bool,
    as_json: bool,
) -> None:
    if (folder is None) == (source is None) or (folder and way):
        raise click.UsageError("give --split DIR, or --source SOURCE and, if wanted, --split-by")
    chosen = _names(names)
    settings, progress = read_settings(), choose_progress(sys.stderr)
    if source is not None:
        folder = output / "split"
        made_by = make_split(source, folder, way, seed, settings.feedback_table(), progress=progress)
        click.echo(f"split by {made_by}, kept in {folder}", err=True)
    assert folder is not None
    plan = Plan(folder, protocol, chosen, output, n, seed, is_tuned)
    tasks = read_tasks(folder, protocol)
    if tasks[0].leaks:
        click.echo(f"{tasks[0].leaks} pairs of the training part are to be found too: left out", err=True)
    output.mkdir(parents=True, exist_ok=True)
    with watched_memory() as memory:
        made = make_lists(tasks, plan, settings, progress, resumes)
        found = plain(metrics(tasks, plan, made, memory))
    (output / METRICS).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (output / REPORT).write_text(report(found), encoding="utf-8")
    finish(plan)
    if as_json:
        return echo_json(found)
    for name, task in found["tasks"].items():
        _echo(name, task)
    return click.echo(f"lists, {METRICS} and {REPORT} are in {output}")


def _names(names: str) -> tuple[str, ...]:
    if names.strip() == ALL:
        return installed([name for name in NAMES if name not in OF_TRAINING])
    chosen = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    for name in chosen:
        if name not in NAMES:
            raise UnknownRecommenderError(name, [*NAMES, ALL])
    if not chosen:
        raise click.UsageError("--recommender needs at least one name")
    return chosen


def _echo(name: str, task: Mapping[str, Any]) -> None:
    """Print the main figures of a task, NDCG@10 with the bounds that hold 95 % of its resampled means."""
    rows = []
    for recommender, one in task["recommenders"].items():
        low, high = one["intervals"]["ndcg@10"]
        figures = [f"{one['figures'][figure]:.4f}" for figure in SHOWN]
        rows.append((recommender, figures[0], f"{low:.4f}-{high:.4f}", *figures[1:]))
    echo_table(("recommender", SHOWN[0], "95 %", *SHOWN[1:]), rows, f"{name}, {task['users']} users")

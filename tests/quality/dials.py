"""`python -m tests.quality.dials SPLIT`: what each dial of a list gains, and what it costs in accuracy."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from services.evaluation.character import Background, character
from services.evaluation.figures import measure
from services.lists.dials import Dials
from services.lists.listing import Lists
from services.observability.progress import choose_progress
from services.recommenders.catalogue import DEFAULT, recommenders
from services.tasks.protocols import read_tasks
from services.tasks.task import Task
from web.measuring.filling import derive, fill
from web.scratch import scratch_graph
from web.settings import read_settings

VALUES = (0.25, 0.5, 1.0)
NAMES = ("diversity", "calibration", "novelty", "long_tail")
FIGURES = ("ndcg@10", "coverage@10", "novelty@10", "miscalibration_kl", "diversity@10")
N = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", type=Path, help="folder of a split: training and test tables")
    parser.add_argument("--recommender", default=DEFAULT)
    parser.add_argument("--users", type=int, help="measure on so many users, drawn at random (seed 42)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table to a file as well")
    asked = parser.parse_args()
    settings, progress = read_settings(), choose_progress(sys.stderr)
    [task] = read_tasks(asked.split, "main")
    with scratch_graph(settings, progress) as driver:
        fill(driver, task, progress)
        derive(driver, settings, (asked.recommender,), {}, None, progress)
        table = "\n".join(rows(Lists(driver, recommenders(driver)), some_users(task, asked.users), asked.recommender))
    sys.stdout.write(table + "\n")
    if asked.write:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(table + "\n", encoding="utf-8")


def some_users(task: Task, n: int | None) -> Task:
    """Return the task with what is wanted of ``n`` users alone."""
    if n is None or n >= len(task.users):
        return task
    kept = {*random.Random(42).sample(sorted(task.users), n)}
    return replace(task, wanted=tuple(pair for pair in task.wanted if pair[0] in kept))


def rows(lists: Lists, task: Task, name: str) -> Iterator[str]:
    """Yield the table in Markdown: all dials off, then each at each value alone."""
    background = Background(task)
    users = sorted({user for user, _ in task.wanted})
    yield f"| dial | {' | '.join(FIGURES)} |"
    yield f"|---|{'---|' * len(FIGURES)}"
    yield row("all off", figures(lists, task, background, users, name, Dials()))
    for dial in NAMES:
        for value in VALUES:
            found = figures(lists, task, background, users, name, Dials(**{dial: value}))
            yield row(f"{dial.replace('_', '-')} {value:g}", found)


def row(title: str, found: Sequence[float | None]) -> str:
    return f"| {title} | {' | '.join('' if value is None else f'{value:.3f}' for value in found)} |"


def figures(
    lists: Lists, task: Task, background: Background, users: Sequence[str], name: str, dials: Dials
) -> list[float | None]:
    """Measure the lists of these users with these dials."""
    found = {user: [one.item.id for one in lists.best(user, name, N, dials=dials)] for user in users}
    measured = measure(task, found)
    every = {**measured.figures, **character(background, measured.users)}
    return [every[figure] for figure in FIGURES]


if __name__ == "__main__":
    main()

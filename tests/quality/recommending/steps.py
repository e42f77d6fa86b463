"""`python -m tests.quality.recommending.steps --split DIR`: what each step of `clean` and of `optimise` alone brings.

Both lists that the commands measure, on parts of what may be known that are held back; nothing is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

from loaders.embed import embed
from loaders.mine import mine
from services.embedding.described import ITEMS
from services.observability.progress import Progress, choose_progress
from services.optimisation.cleaning import cleaning_steps
from services.optimisation.graph import Graph
from services.optimisation.held_back import hold_back
from services.optimisation.reading import read_graph
from services.optimisation.step import Step
from services.optimisation.steps import STEPS
from services.relations.rebuilding import refresh_relations
from services.tasks.protocols import read_tasks
from web.measuring.filling import fill, remembering
from web.measuring.plan import name_of
from web.scratch import scratch_graph
from web.settings import read_settings

SEEDS = (42, 7, 1)
ALL_STEPS = (*cleaning_steps(), *STEPS)
"""A run of either command tries its steps one after another; here each begins from the graph as it is."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.recommending.steps", description=__doc__)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--output", type=Path, metavar="FILE", help="keep the figures as JSON, for `make quality`")
    asked = parser.parse_args()
    progress = choose_progress(sys.stderr)
    rows = list(measured_steps(known_graph(asked.split, progress), progress))
    found = {"split": name_of(asked.split), "seeds": SEEDS, "rows": rows}
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    if asked.output:
        asked.output.write_text(json.dumps(found), encoding="utf-8")


def known_graph(split: Path, progress: Progress) -> Graph:
    """Return the graph of what the main task lets be known, mined, with vectors of items and relations."""
    settings = read_settings()
    with scratch_graph(settings, progress) as driver:
        fill(driver, read_tasks(split, "main")[0], progress)
        mine(driver, settings.feedback_table(), settings.interest_rules(), datetime.now(UTC), progress)
        embed(driver, remembering(settings), progress, labels=(ITEMS,))
        refresh_relations(driver, progress)
        return read_graph(driver, settings.interest_rules())


def measured_steps(
    graph: Graph, progress: Progress, steps: Sequence[Step] = ALL_STEPS, seeds: Sequence[int] = SEEDS
) -> Iterator[dict[str, object]]:
    """Yield a row a step: ``changes``, and of each list the mean NDCG@10 without and with it, over the seeds.

    What was read by neither list (``touches_lists``) has the figures without it.
    """
    without: dict[str, list[float]] = defaultdict(list)
    with_it: dict[str, dict[str, list[float]]] = {step.name: defaultdict(list) for step in steps}
    changes = {step.name: step.change(graph) is not graph for step in steps}
    with progress.step("steps, each alone", len(seeds) * len(steps), "steps") as counted:
        for seed in seeds:
            task = hold_back(graph, seed)
            before = task.ndcg()
            _append(without, before)
            for step in steps:
                tried = step.change(task.graph) if step.touches_lists else task.graph
                _append(with_it[step.name], before if tried is task.graph else task.with_graph(tried).ndcg())
                counted.advance()
    for step in steps:
        yield {
            "step": step.name,
            "changes": changes[step.name],
            "without": {name: fmean(values) for name, values in without.items()},
            "with": {name: fmean(values) for name, values in with_it[step.name].items()},
        }


def _append(lists: dict[str, list[float]], found: dict[str, float]) -> None:
    for name, value in found.items():
        lists[name].append(value)


if __name__ == "__main__":
    main()

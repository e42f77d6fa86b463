"""All figures of a measurement, computed from the files of lists."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from services.evaluation.character import Background, character
from services.evaluation.figures import measure
from services.evaluation.groups import activity_groups, group_figures
from services.evaluation.intervals import difference, intervals
from services.evaluation.memory import PeakMemory
from services.tasks.task import Task
from web.measuring.list_files import read_lists
from web.measuring.plan import Plan
from web.measuring.run import Made

METRICS = "metrics.json"


def metrics(tasks: Sequence[Task], plan: Plan, made: Made, memory: PeakMemory) -> dict[str, object]:
    """Return what goes to metrics.json."""
    return {
        "split": plan.split,
        "protocol": plan.protocol,
        "n": plan.n,
        "seed": plan.seed,
        "tuned": plan.is_tuned,
        "at": datetime.now(UTC),
        "data": plan.data(),
        "versions": _versions(),
        "seconds": made.seconds,
        "memory_mib": asdict(memory),
        "tasks": {task.name: _of_task(task, plan, made) for task in tasks},
    }


def _of_task(task: Task, plan: Plan, made: Made) -> dict[str, object]:
    background, groups = Background(task), activity_groups(task)
    measured = {name: measure(task, read_lists(plan.recs(task.name, name))) for name in plan.names}
    best = max(measured, key=lambda name: measured[name].figures["ndcg@10"])
    return {
        "users": len(task.users),
        "candidates": len(task.candidates),
        "known": len(task.known.interactions),
        "wanted": len(task.wanted),
        "tags": len(task.known.tags),
        "has_times": task.known.times is not None,
        "leaks": task.leaks,
        "best": best,
        "groups": [{"name": group.name, "least": group.least, "most": group.most} for group in groups],
        "recommenders": {
            name: {
                "figures": one.figures,
                "intervals": intervals(one.users, plan.seed),
                "difference_to_best": difference(one.users, measured[best].users, plan.seed),
                "groups": {group.name: group_figures(group, one.users) for group in groups},
                "character": character(background, one.users),
                **_made(made, task, name),
            }
            for name, one in measured.items()
        },
    }


def _made(made: Made, task: Task, name: str) -> Mapping[str, object]:
    found = made.lists[f"{task.name} {name}"]
    assert isinstance(found, Mapping)
    return found


def _versions() -> dict[str, str]:
    found = {"python": sys.version.split()[0]}
    for package in ("interest-graph", "neo4j", "numpy", "scipy"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found

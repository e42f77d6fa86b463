"""Figures of groups of users: those of whom little, some and much is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from services.evaluation.figures import UserFigures, mean, rounded
from services.tasks.task import Task

NAMES = ("least active", "in between", "most active")


@dataclass(frozen=True, slots=True)
class Group:
    """Users with so many known interactions, ``least`` to ``most``."""

    name: str
    least: int
    most: int
    users: tuple[str, ...]


def activity_groups(task: Task) -> list[Group]:
    """Cut the users into thirds by how much of each is known; fewer groups where many know equally much."""
    counts = Counter(user for user, _ in task.known.interactions)
    lengths = np.array([counts[user] for user in task.users])
    cuts = sorted({int(cut) for cut in np.quantile(lengths, (1 / 3, 2 / 3), method="lower")}) if len(lengths) else []
    places = np.searchsorted(cuts, lengths, side="left")
    parts = [np.flatnonzero(places == place) for place in range(len(cuts) + 1)]
    parts = [part for part in parts if len(part)]
    names = {1: ("all",), 2: (NAMES[0], NAMES[2])}.get(len(parts), NAMES)
    return [
        Group(name, int(lengths[part].min()), int(lengths[part].max()), tuple(task.users[place] for place in part))
        for name, part in zip(names, parts, strict=True)
    ]


def group_figures(group: Group, users: Mapping[str, UserFigures]) -> dict[str, float | int]:
    """Return the main figures of the group's users alone."""
    ours = [users[user] for user in group.users if user in users]
    found: dict[str, float | int] = {"users": len(ours)}
    found["ndcg@10"] = mean([one.ndcg[0] for one in ours])
    found["recall@20"] = mean([one.recall[1] for one in ours])
    found["hit@10"] = mean([one.hit for one in ours])
    return rounded(found)

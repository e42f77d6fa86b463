"""A split folder as arrays: what may be learned from, and what a model is chosen on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.evaluation.training import TrainingPart, categories_and_tags, training_part
from services.learning.deep.learner import DeepModel
from services.tasks.protocols import read_tasks
from services.tasks.task import Task


@dataclass(frozen=True)
class Split:
    """One task and all that a model may learn from; users and items nobody knows get no list and stand in none."""

    task: Task
    part: TrainingPart

    @property
    def asked(self) -> NDArray[np.int64]:
        """Rows of the users who get a list."""
        rows = self.part.rows.users
        return np.array([rows[user] for user in self.task.users if user in rows], dtype=np.int64)


def read_split(folder: Path, model: DeepModel) -> Split:
    """Read the task ``main`` for a model. Raises SourceError."""
    [task] = read_tasks(folder, "main")
    return Split(task, training_part(task.known, model, categories_and_tags))

"""Goes over the data again and again until the part held back is ranked no better; can be stopped and go on."""

from __future__ import annotations

import copy
import time
from dataclasses import asdict, dataclass

from services.learning.deep.checkpoint import Checkpoint, Course
from services.learning.deep.framework import drawn_from, seed_of_epoch
from services.learning.deep.learner import Learner
from services.learning.tuning.fold import Fold
from services.learning.tuning.other_grids import factor_scores
from services.observability.progress import Progress


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train.

    Parameters
    ----------
    epochs
        At most so many; without ``fold`` just so many.
    fold
        What is measured on; the weights that measured best are kept.
    every
        Epochs between two measurements.
    patience
        Measurements without gain after which it stops.
    """

    seed: int
    epochs: int
    fold: Fold | None = None
    every: int = 1
    patience: int = 10


def train(learner: Learner, plan: Plan, device: str, checkpoint: Checkpoint, progress: Progress, title: str) -> Course:
    """Train, and leave the learner with its best weights. Goes on where ``checkpoint`` stands.

    Each epoch draws its random numbers from its own seed, so a training that was killed ends with the same weights as
    one that was not.
    """
    course, best = Course(), None
    if kept := checkpoint.read(device):
        course, best = Course(**kept["course"]), kept["best"]
        learner.module.load_state_dict(kept["module"])
        learner.optimizer.load_state_dict(kept["optimizer"])
    with progress.step(title, plan.epochs, "epochs") as step:
        step.advance(len(course.losses))
        while len(course.losses) < plan.epochs and not _is_over(course, plan):
            started = time.monotonic()
            if _one(learner, plan, device, course):
                best = copy.deepcopy(learner.module.state_dict())
            course.seconds += time.monotonic() - started
            checkpoint.write(
                {
                    "course": asdict(course),
                    "module": learner.module.state_dict(),
                    "optimizer": learner.optimizer.state_dict(),
                    "best": best,
                }
            )
            step.advance()
    if best is not None:
        learner.module.load_state_dict(best)
    return course


def _one(learner: Learner, plan: Plan, device: str, course: Course) -> bool:
    """Go over the data once; say whether these are the best weights so far."""
    with drawn_from(seed_of_epoch(plan.seed, len(course.losses)), device):
        course.losses.append(learner.epoch())
    epochs = len(course.losses)
    if plan.fold is None or (epochs % plan.every and epochs != plan.epochs):
        return False
    value, best = plan.fold.ndcg(factor_scores(learner.vectors())), course.value
    course.values.append(value)
    if course.best and value <= best:
        return False
    course.best = epochs
    return True


def _is_over(course: Course, plan: Plan) -> bool:
    measured_at = [min(plan.every * (place + 1), plan.epochs) for place in range(len(course.values))]
    return sum(epoch > course.best for epoch in measured_at) >= plan.patience

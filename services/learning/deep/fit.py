"""The whole way of a deep model: settings and number of epochs from a fold, then the same on all that is known."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from services.learning.deep.card import Card, card_of
from services.learning.deep.checkpoint import Checkpoint, Course
from services.learning.deep.framework import AUTO, choose_device, drawn_from, need_torch
from services.learning.deep.learner import DeepModel, Learner
from services.learning.deep.ties import Ties
from services.learning.deep.training import Plan, train
from services.learning.models.factors import Factors
from services.learning.tuning.climb import climb
from services.learning.tuning.fold import Fold
from services.observability.progress import Progress, SilentProgress


@dataclass(frozen=True, slots=True)
class Run:
    """Where and how a model is trained.

    Parameters
    ----------
    seed
        Settles first weights and all that is drawn.
    device
        See ``choose_device``.
    folder
        Where each training keeps how far it has come, for a run that is cut off; None: nowhere.
    """

    seed: int = 42
    device: str = AUTO
    folder: Path | None = None
    progress: Progress = field(default_factory=SilentProgress)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained model: what it says, the card that says how it came about, and the network to ask for more."""

    model: DeepModel
    factors: Factors
    card: Card
    learner: Learner


def fit_deep(model: DeepModel, fold: Fold, fold_ties: Ties, ties: Ties, run: Run, is_tuned: bool = True) -> Fitted:
    """Choose settings and number of epochs on the fold, then train on ``ties`` for as many.

    A run that was killed goes on from the last epoch when it is started again with the same arguments.

    Parameters
    ----------
    fold, fold_ties
        What is held back, and what may be learned from meanwhile: ``fold_ties.known`` is ``fold.known``.
    ties
        All that is known.
    is_tuned
        False leaves the settings as given; the number of epochs is still found.

    Raises
    ------
    SettingsError
        If PyTorch is missing, or the device.
    ValueError
        If a model of sequences meets histories without order.
    """
    need_torch(model.name)
    device = choose_device(run.device)
    courses: dict[DeepModel, Course] = {}

    def measure(setting: DeepModel) -> float:
        plan = Plan(run.seed, setting.epochs, fold, setting.every, setting.patience)
        _, courses[setting] = _trained(setting, fold_ties, plan, device, run, "tuning")
        return courses[setting].value

    axes = model.axes() if is_tuned else []
    chosen = climb(model, axes, measure, rounds=1).setting
    epochs = max(1, courses[chosen].best)
    learner, course = _trained(chosen, ties, Plan(run.seed, epochs), device, run, "all")
    card = card_of(chosen, ties, run.seed, epochs, courses[chosen].value, course.seconds, len(courses), device)
    return Fitted(chosen, learner.vectors(), card, learner)


def _trained(model: DeepModel, ties: Ties, plan: Plan, device: str, run: Run, stage: str) -> tuple[Learner, Course]:
    with drawn_from(run.seed, device):
        learner = model.learner(ties, device)
    checkpoint = Checkpoint(run.folder and run.folder / f"{model.name}-{_key(model, ties, plan, stage)}.pt")
    return learner, train(learner, plan, device, checkpoint, run.progress, f"{model.name}, {stage}")


def _key(model: DeepModel, ties: Ties, plan: Plan, stage: str) -> str:
    """Return what tells one training from another: a checkpoint of other data or settings is never gone on with."""
    settings: dict[str, Any] = asdict(model)  # type: ignore[call-overload]
    wanted = "" if plan.fold is None else hashlib.sha256(plan.fold.wanted.indices.tobytes()).hexdigest()
    told = (stage, model.name, model.version, sorted(settings.items()), ties.fingerprint(), plan.seed, plan.epochs)
    return hashlib.sha256(repr((told, wanted)).encode()).hexdigest()[:16]

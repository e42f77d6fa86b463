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
class Chosen:
    """Settings and number of epochs that found most of what was held back.

    Parameters
    ----------
    valid_ndcg
        NDCG@10 on the part held back.
    tried
        How many settings were measured.
    """

    model: DeepModel
    epochs: int
    valid_ndcg: float
    tried: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained model: what it says, the card that says how it came about, and the network to ask for more."""

    model: DeepModel
    factors: Factors
    card: Card
    learner: Learner


def fit_deep(model: DeepModel, fold: Fold, fold_ties: Ties, ties: Ties, run: Run, is_tuned: bool = True) -> Fitted:
    """Choose settings and number of epochs on the fold, then train on ``ties`` for as many; see the two steps."""
    return train_chosen(choose(model, fold, fold_ties, run, is_tuned), ties, run)


def choose(model: DeepModel, fold: Fold, ties: Ties, run: Run, is_tuned: bool = True) -> Chosen:
    """Choose settings and number of epochs on the fold.

    A run that was killed goes on from the last epoch when it is started again with the same arguments.

    Parameters
    ----------
    fold, ties
        What is held back, and what may be learned from meanwhile: ``ties.known`` is ``fold.known``.
    is_tuned
        False leaves the settings as given; the number of epochs is still found.

    Raises
    ------
    SettingsError
        If PyTorch is missing, or the device; if a model of sequences meets histories without order.
    """
    device = _device(model, run)
    courses: dict[DeepModel, Course] = {}

    def measure(setting: DeepModel) -> float:
        plan = Plan(run.seed, setting.epochs, fold, setting.every, setting.patience)
        _, courses[setting] = _trained(setting, ties, plan, device, run, "tuning")
        return courses[setting].value

    found = climb(model, model.axes() if is_tuned else [], measure, rounds=1).setting
    course = courses[found]
    return Chosen(found, max(1, course.best), course.value, len(courses))


def train_chosen(chosen: Chosen, ties: Ties, run: Run) -> Fitted:
    """Train on all that is known, for as many epochs as were chosen; goes on and raises as ``choose`` does."""
    device = _device(chosen.model, run)
    learner, course = _trained(chosen.model, ties, Plan(run.seed, chosen.epochs), device, run, "all")
    card = card_of(chosen.model, ties, run.seed, chosen.epochs, chosen.valid_ndcg, course.seconds, chosen.tried, device)
    return Fitted(chosen.model, learner.vectors(), card, learner)


def _device(model: DeepModel, run: Run) -> str:
    need_torch(model.name)
    return choose_device(run.device)


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

"""Models that a measurement trains: chosen on the validation part, kept in the folder of results with their cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from neo4j import Driver

from graph_schema.errors import SettingsError
from services.evaluation.method_tuning import Found
from services.evaluation.training import categories_and_tags, choose_for_task, training_part
from services.learning.deep.card import read_card
from services.learning.deep.fit import Chosen, Run
from services.learning.deep.models import MODELS
from services.learning.deep.reuse import kept_choice, train_and_keep
from services.learning.deep.store import CARD, NETWORK, VECTORS
from services.learning.deep.tastes import write_tastes
from services.learning.method_names import OF_TRAINING
from services.observability.progress import Progress
from services.tasks.task import Task
from web.measuring.plan import Plan
from web.measuring.settings_found import task_to_tune_on

KEY = "[0-9a-f]" * 16
"""Names of checkpoints end in it; see ``fit``."""


def chosen_trainings(tasks: Sequence[Task], plan: Plan, progress: Progress) -> dict[str, Found]:
    """Choose how to train each model named, its number of epochs also without tuning. Raises SettingsError."""
    task = task_to_tune_on(tasks)
    found: dict[str, Found] = {}
    for name in OF_TRAINING:
        if name in plan.names:
            run = _run(plan, name, progress)
            ties = training_part(task.known, MODELS[name], categories_and_tags).ties
            found[name] = kept_choice(MODELS[name], ties, run, plan.is_tuned) or choose_for_task(
                task, MODELS[name], categories_and_tags, run, plan.is_tuned
            )
    return found


def bring_trained(
    driver: Driver, task: Task, name: str, found: Mapping[str, Found], plan: Plan, progress: Progress
) -> None:
    """Give users and items the vectors of the model of this name, trained on what the task lets be known."""
    chosen = found.get(name)
    if isinstance(chosen, Chosen):
        part = training_part(task.known, chosen.model, categories_and_tags)
        factors, card = train_and_keep(chosen, part.ties, _run(plan, name, progress))
        write_tastes(driver, factors, (list(part.rows.users), list(part.rows.items)), card, datetime.now(UTC), progress)


def forget_models(plan: Plan) -> None:
    """Remove what an earlier measurement has trained; what else is in a folder ``models`` is not ours and stays."""
    for name in OF_TRAINING:
        folder = plan.models / name
        checkpoints = list(folder.glob(f"{name}-{KEY}.pt*"))
        if checkpoints or _is_card_of(name, folder / CARD):
            for path in (folder / VECTORS, folder / NETWORK, *checkpoints, folder / CARD):
                path.unlink(missing_ok=True)
            for emptied in (folder, plan.models):
                with suppress(OSError):  # not empty
                    emptied.rmdir()


def _is_card_of(name: str, path: Path) -> bool:
    try:
        return read_card(path).model == name
    except (SettingsError, OSError, UnicodeDecodeError):
        return False


def _run(plan: Plan, name: str, progress: Progress) -> Run:
    return Run(seed=plan.seed, folder=plan.models / name, progress=progress)

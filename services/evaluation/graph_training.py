"""The job that trains a model on a graph's own likes and gives its users and items vectors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver
from scipy import sparse

from services.evaluation.own_graph import own_task
from services.evaluation.training import ItemInterests, choose_for_task, training_part
from services.learning.deep.about import interests_in_graph
from services.learning.deep.card import Card, stale_because
from services.learning.deep.fit import Run
from services.learning.deep.learner import DeepModel
from services.learning.deep.reuse import kept_choice, train_and_keep
from services.learning.deep.tastes import stored_card, write_tastes
from services.tasks.task import Known


@dataclass(frozen=True, slots=True)
class TrainReport:
    """How many users and items have a vector, and the card of the model."""

    users: int
    items: int
    card: Card


def train_on_graph(driver: Driver, model: DeepModel, run: Run, is_tuned: bool, now: datetime) -> TrainReport:
    """Choose settings on the newest eighth of everybody's likes, train on all, and write the vectors.

    A run that was cut off goes on; on data that have not changed since, the model in ``run.folder`` serves again.
    Raises SettingsError where PyTorch is missing, or a model of sequences meets a graph without order.
    """
    task, interests = own_task(driver), _interests(driver)
    part = training_part(task.known, model, interests)
    chosen = kept_choice(model, part.ties, run, is_tuned) or choose_for_task(task, model, interests, run, is_tuned)
    factors, card = train_and_keep(chosen, part.ties, run)
    ids = list(part.rows.users), list(part.rows.items)
    report = write_tastes(driver, factors, ids, card, now, run.progress)
    return TrainReport(report.users, report.items, card)


def why_stale(driver: Driver, model: DeepModel) -> tuple[str, ...]:
    """Return why the model trained last has to be trained again, as this one; nothing where it still holds."""
    card = stored_card(driver)
    if card is None:
        return ("no model was trained yet",)
    return stale_because(card, model, training_part(own_task(driver).known, model, _interests(driver)).ties)


def _interests(driver: Driver) -> ItemInterests:
    def of(_: Known, rows: Mapping[str, int]) -> sparse.csr_matrix | None:
        return interests_in_graph(driver, rows)

    return of

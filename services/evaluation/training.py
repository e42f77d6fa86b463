"""Trains deep models on a task: settings from its validation part, then vectors from all that may be known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scipy import sparse

from services.evaluation.folds import Rows, fold_in_given_order, likes_of, rows_of
from services.learning.deep.fit import Chosen, Run, choose
from services.learning.deep.learner import DeepModel
from services.learning.deep.models import READS_INTERESTS
from services.learning.deep.ties import Ties
from services.learning.features import counted_features, unit_length
from services.learning.histories import Histories
from services.tasks.task import Known, Task
from services.tasks.texts import categories_or_description, without_title
from services.tasks.validation import validation

ItemInterests = Callable[[Known, Mapping[str, int]], sparse.csr_matrix | None]
"""From what is known and the rows of items to their interests, shape (n_items, n_interests); None without any."""


@dataclass(frozen=True, slots=True)
class TrainingPart:
    """What a model is trained on, and who and what its rows are."""

    ties: Ties
    rows: Rows


def training_part(known: Known, model: DeepModel, interests: ItemInterests) -> TrainingPart:
    """Return all that is known as arrays; interests only for a model that learns from them."""
    rows = rows_of(known)
    return TrainingPart(_ties(likes_of(known, rows), known, rows, model, interests), rows)


def choose_for_task(task: Task, model: DeepModel, interests: ItemInterests, run: Run, is_tuned: bool) -> Chosen:
    """Return settings and number of epochs that find the validation part best, by NDCG@10. Raises SettingsError."""
    held = validation(task, run.seed)
    fold = fold_in_given_order(held, run.seed)
    rows = rows_of(held.known, held.wanted)
    return choose(model, fold, _ties(fold.known, held.known, rows, model, interests), run, is_tuned)


def categories_and_tags(known: Known, rows: Mapping[str, int]) -> sparse.csr_matrix | None:
    """Return the categories and crowd tags of items as their interests, as far as they are known."""
    counts: list[Counter[str]] = [Counter() for _ in rows]
    for item in known.items:
        if item.item_id in rows:
            names, _ = categories_or_description(without_title(item.title, item.text))
            counts[rows[item.item_id]].update(name.casefold() for name in names)
    for _, item_id, tag in known.tags:
        if item_id in rows:
            counts[rows[item_id]][tag.casefold().strip()] += 1
    return counted_features(counts) if any(counts) else None


def _ties(likes: Histories, known: Known, rows: Rows, model: DeepModel, interests: ItemInterests) -> Ties:
    """Add interests: of items as they are given, of users the sum over what they like."""
    of_items = interests(known, rows.items) if model.name in READS_INTERESTS else None
    if of_items is None:
        return Ties(likes)
    return Ties(likes, of_items, unit_length((likes.liked @ of_items).tocsr()))

"""Finds settings of learned methods on a part of what is known: ties between items, vectors of taste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec

from services.evaluation.folds import fold_of_task
from services.evaluation.tuning import WHOLE, Setting, tune_item_based
from services.learning.deep.fit import Chosen
from services.learning.item_ties.learned import ItemMethod, LearnedTies
from services.learning.item_ties.rows import kept_weights
from services.learning.method_names import OF_ITEMS, OF_TRAINING
from services.learning.models.closed_form import LARGEST
from services.learning.taste.methods import TasteModel
from services.learning.tuning.fold import Fold
from services.learning.tuning.other_grids import tune_als, tune_bpr
from services.learning.tuning.tie_grids import TieMeasure, newest, prices, tie_scores, tune_ties
from services.observability.progress import Progress
from services.tasks.task import Task
from services.tasks.validation import validation

NEEDS = {"slim": "fastslim", "bpr": "implicit"} | {name: "torch" for name in OF_TRAINING}
"""The library of the extras ``quality`` and ``learning`` that a method needs."""
QUICK = 300_000_000
"""Likes times items up to which SLIM is tried though nobody named it: beyond, its search takes many minutes."""


@dataclass(frozen=True, slots=True)
class TiesSetting:
    """How a method ties items, and how many of the newest things met are looked at.

    ``prices`` are what the validation part measures with fewer ties an item; with None, by all weights of the model.
    """

    ties: LearnedTies
    history: int
    valid_ndcg: float
    prices: tuple[tuple[int | None, float], ...]


@dataclass(frozen=True, slots=True)
class TasteSetting:
    """What vectors of taste are made by."""

    model: TasteModel
    valid_ndcg: float


Found = Setting | TiesSetting | TasteSetting | Chosen


def is_there(method: str) -> bool:
    """Say whether what a method needs is installed."""
    return method not in NEEDS or find_spec(NEEDS[method]) is not None


def ties_of(setting: Found) -> ItemMethod:
    """Return how items are tied by a setting. Raises ValueError for one that ties none."""
    if isinstance(setting, TasteSetting | Chosen):
        raise ValueError("vectors tie no items")
    return setting.likeness if isinstance(setting, Setting) else setting.ties


@contextmanager
def tuning(method: str, progress: Progress) -> Iterator[None]:
    """Say which method is being tuned, and how long it took."""
    with progress.step(f"tuning {method}", 1, "methods") as step:
        yield
        step.advance()


def tune_item_methods(
    task: Task, methods: Sequence[str], seed: int, progress: Progress
) -> dict[str, Setting | TiesSetting]:
    """Return the setting of each method that finds the validation part best, by NDCG@10. Raises SettingsError."""
    fold = fold_of_task(validation(task, seed), seed)
    found: dict[str, Setting | TiesSetting] = {}
    for name in methods:
        with tuning(name, progress):
            found[name] = tune_item_based(task, seed) if name == "cosine" else _tuned(fold, name)
    return found


def best_item_method(task: Task, methods: Sequence[str], seed: int, progress: Progress) -> Setting | TiesSetting:
    """Return the setting that measures best of all methods; of equal ones the earlier method. Raises SettingsError."""
    return max(tune_item_methods(task, methods, seed, progress).values(), key=lambda one: one.valid_ndcg or 0.0)


def tune_taste(task: Task, method: str, seed: int) -> TasteSetting:
    """Return the setting of ALS or BPR that finds the validation part best. Raises SettingsError."""
    fold = fold_of_task(validation(task, seed), seed)
    climbed = tune_als(fold, seed) if method == "als" else tune_bpr(fold, seed)
    return TasteSetting(climbed.setting, round(climbed.value, 5))


def contenders(task: Task) -> tuple[str, ...]:
    """Return the methods among which that of ``item-based`` is chosen: what is installed, and takes no many minutes."""
    items = len({item for _, item in task.known.interactions})
    too_much = {"ease"} if items > LARGEST else set()
    if not is_there("slim") or items * len(task.known.interactions) > QUICK:
        too_much.add("slim")
    return tuple(name for name in OF_ITEMS if name not in too_much)


def _tuned(fold: Fold, method: str) -> TiesSetting:
    measure = TieMeasure(fold)
    ties = tune_ties(method, measure).setting
    weights = kept_weights(measure.weights(ties.model), ties.k, ties.keep)
    values = {history: fold.ndcg(tie_scores(newest(fold.known, history), weights)) for history in (WHOLE, 30)}
    history = max(values, key=lambda one: values[one])
    return TiesSetting(ties, history, round(values[history], 5), prices(measure, ties))

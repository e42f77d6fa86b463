"""What a measurement needs for recommenders by one learned method each: settings, ties, vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from neo4j import Driver

from services.evaluation.method_tuning import (
    Found,
    TasteSetting,
    TiesSetting,
    contenders,
    is_there,
    ties_of,
    tune_item_methods,
    tune_taste,
    tuning,
)
from services.evaluation.tuning import Setting
from services.learning.graph_vectors.methods import USUAL as GRAPH_MODELS
from services.learning.graph_vectors.rebuilding import need_maker, rebuild_graph_vectors
from services.learning.item_ties.learned import ItemMethod, learned_ties
from services.learning.method_names import OF_GRAPH, OF_ITEMS, OF_TASTE, OF_TRAINING
from services.learning.similarity import OF_ITEMS as USUAL
from services.learning.taste.methods import taste_model
from services.learning.taste.rebuilding import rebuild_taste
from services.observability.progress import Progress
from services.recommenders.candidate import Recommender
from services.recommenders.item_based import ItemBasedRecommender
from services.tasks.task import Task

FEEDBACK_ONLY = {*OF_ITEMS, *OF_TASTE, *OF_TRAINING, "item2vec"}
METHODS = {*FEEDBACK_ONLY, *OF_GRAPH}


def installed(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names without those that need what is not installed."""
    return tuple(name for name in names if is_there(name))


def tuned_methods(task: Task, names: Sequence[str], chooses: bool, seed: int, progress: Progress) -> dict[str, Found]:
    """Choose a setting for each method named; with ``chooses`` the best of the item-item methods for ``item-based``."""
    candidates = contenders(task) if chooses else ()
    methods = [name for name in OF_ITEMS if name in names or name in candidates]
    tried = tune_item_methods(task, methods, seed, progress) if methods else {}
    found: dict[str, Found] = {name: setting for name, setting in tried.items() if name in names}
    if chooses:
        found["item-based"] = max((tried[name] for name in candidates), key=lambda one: one.valid_ndcg or 0.0)
    for name in OF_TASTE:
        if name in names:
            with tuning(name, progress):
                found[name] = tune_taste(task, name, seed)
    return found


def ties_needed(names: Sequence[str], chosen: bool, found: Mapping[str, Found]) -> list[ItemMethod]:
    """Return what items are tied by for these names; with ``chosen`` first what ``item-based`` reads."""
    first = next((ties_of(found[name]) for name in ("item-based", "cosine") if name in found), USUAL)
    needed = [first] if chosen else []
    for name in OF_ITEMS:
        if name in names and name not in {one.method for one in needed}:
            usual = USUAL if name == "cosine" else learned_ties(name, {})
            needed.append(ties_of(found[name]) if name in found else usual)
    return needed


def need_makers(driver: Driver, names: Sequence[str]) -> None:
    """Raise SettingsError, before anything is made, where vectors of one of these names cannot be made here."""
    for name in OF_GRAPH:
        if name in names:
            need_maker(driver, GRAPH_MODELS[name])


def bring_vectors(driver: Driver, name: str, found: Mapping[str, Found], progress: Progress) -> None:
    """Give users and items the vectors that a recommender reads: the graph holds those of one method at a time."""
    if name in OF_TASTE:
        setting = found.get(name)
        model = setting.model if isinstance(setting, TasteSetting) else taste_model(name, {})
        rebuild_taste(driver, datetime.now(UTC), progress, model)
    if name in OF_GRAPH:
        rebuild_graph_vectors(driver, datetime.now(UTC), progress, GRAPH_MODELS[name])


def by_method(driver: Driver, found: Mapping[str, Found]) -> dict[str, Recommender]:
    """Return the recommenders whose methods have a setting, with the history that was chosen."""
    return {
        name: ItemBasedRecommender(driver, history=setting.history, method=name, name=name)
        for name, setting in found.items()
        if name in OF_ITEMS and isinstance(setting, Setting | TiesSetting)
    }

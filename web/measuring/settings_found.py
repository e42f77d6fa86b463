"""Settings that are chosen for a data set, and the recommenders that use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from neo4j import Driver

from loaders.learn import LEAST_USERS
from services.evaluation.method_tuning import Found, TiesSetting, tuning
from services.evaluation.tuning import Setting, tune_user_based
from services.observability.progress import Progress
from services.recommenders.candidate import Recommender
from services.recommenders.catalogue import recommenders
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.learned_hybrid import LearnedHybridRecommender
from services.recommenders.user_based import UserBasedRecommender
from services.tasks.task import Task
from web.measuring.methods import by_method, tuned_methods

WHOLE_GRAPH = 2**53
"""Pieces of feedback read of neighbours: all there are."""
LOOKS_AT_ITEMS = {"item-based", "hybrid", "switching", "cascade", "fusion"}
LOOKS_AT_USERS = {"user-based", "fusion"}


def task_to_tune_on(tasks: Sequence[Task]) -> Task:
    """Return the task on whose validation part settings are chosen.

    A cold item is like no other by behaviour, so there the settings are those that find known items again.
    """
    return tasks[len(tasks) // 2] if tasks[0].protocol == "new-users" else replace(tasks[0], name="main")


def tuned(tasks: Sequence[Task], names: Sequence[str], seed: int, progress: Progress) -> dict[str, Found]:
    """Choose settings on validation parts of the tasks.

    What ``hybrid`` goes by is chosen by `learn`, where there are users enough.
    """
    task = task_to_tune_on(tasks)
    learns = len({user for user, _ in task.known.interactions}) >= LEAST_USERS
    looking = LOOKS_AT_ITEMS - ({"hybrid"} if learns else set())
    found = tuned_methods(task, names, bool(looking & {*names}), seed, progress)
    if LOOKS_AT_USERS & {*names}:
        with tuning("user-based", progress):
            found["user-based"] = tune_user_based(task, seed)
    return found


def with_settings(driver: Driver, found: Mapping[str, Found]) -> dict[str, Recommender]:
    """Return all recommenders, with the bounds that were chosen."""
    known = dict(recommenders(driver)) | by_method(driver, found)
    setting = found.get("item-based")
    if isinstance(setting, Setting | TiesSetting):
        item_based = ItemBasedRecommender(driver, history=setting.history)
        known["item-based"] = item_based
        hybrid = known["hybrid"]
        if isinstance(hybrid, LearnedHybridRecommender):
            known["hybrid"] = replace(hybrid, fixed=replace(hybrid.fixed, item_based=item_based))
    if isinstance(setting := found.get("user-based"), Setting):
        known["user-based"] = UserBasedRecommender(driver, neighbours=setting.likeness.k, read_at_most=WHOLE_GRAPH)
    return known

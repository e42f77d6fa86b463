"""Fills a scratch graph with what a task lets be known, and derives what recommenders look at."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from neo4j import Driver

from graph_schema.records import User
from graph_schema.upsert import write_records
from loaders.embed import embed
from loaders.learn import learn
from loaders.load import LoadOptions, load
from loaders.mine import mine
from services.analytics.communities import rebuild_communities
from services.database.embedded.jars import cache_folder
from services.embedding.described import ITEMS, LABELS
from services.embedding.remembering import RememberingEmbedder
from services.evaluation.method_tuning import Found
from services.evaluation.tuning import Setting
from services.feedback.strengths import refresh_feedback
from services.learning.neighbours import rebuild_neighbours
from services.learning.similarity import rebuild_similarity
from services.observability.progress import Progress
from services.tasks.folder import write_known
from services.tasks.task import Task
from web.measuring.methods import FEEDBACK_ONLY as LEARNED_FROM_FEEDBACK
from web.measuring.methods import METHODS, ties_needed
from web.settings import Settings
from web.wiring import choose_embedder

COUNTED = {"popularity", "trending", *METHODS}
FEEDBACK_ONLY = {"popularity", "trending", *LEARNED_FROM_FEEDBACK, "item-based", "user-based"}


def fill(driver: Driver, task: Task, progress: Progress) -> None:
    """Load what is known; what is to be found never leaves the process, so that no file or query can hold it."""
    with tempfile.TemporaryDirectory(prefix="interest-graph-") as name:
        write_known(task.known, Path(name))
        load(driver, name, LoadOptions("split", max_rejects=0), progress)
    write_records(driver, [User(user) for user in task.users])


def derive(
    driver: Driver,
    settings: Settings,
    names: Sequence[str],
    found: Mapping[str, Found],
    seed: int | None,
    progress: Progress,
) -> None:
    """Bring the graph to where these recommenders can answer; without a seed ``hybrid`` is the fixed sum."""
    now, table = datetime.now(UTC), settings.feedback_table()
    if {*names} <= FEEDBACK_ONLY:
        refresh_feedback(driver, table, now, progress)
    else:
        mine(driver, table, settings.interest_rules(), now, progress)
    if ties := ties_needed(names, bool({*names} - COUNTED - {"user-based"}), found):
        rebuild_similarity(driver, now, progress, ties[0], ties[1:])
    if {*names} - COUNTED - {"item-based"}:
        setting = found.get("user-based")
        rebuild_neighbours(driver, now, progress, setting.likeness if isinstance(setting, Setting) else None)
    learns = "hybrid" in names and seed is not None
    if "content" in names or learns:
        labels = LABELS if "content" in names else (ITEMS,)
        embed(driver, remembering(settings), progress, labels=labels)
    if learns:
        learn(driver, now, progress, seed=seed)
    if "social" in names:
        rebuild_communities(driver, settings.interest_rules().shrink, now, progress)


def remembering(settings: Settings) -> RememberingEmbedder:
    """Return the embedder that is set; what is measured by several protocols is embedded once."""
    return RememberingEmbedder(choose_embedder(settings.embedding), cache_folder() / "vectors.sqlite")

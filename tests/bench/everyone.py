"""Lists for everyone: as a whole, reading included, against reading the interactions once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from neo4j import Driver

from graph_schema.reset import reset
from loaders.load import load
from loaders.mine import mine
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.learning.matrix import read_matrix
from services.learning.neighbours import rebuild_neighbours
from services.learning.similarity import rebuild_similarity
from services.lists.everyone import everyones_lists
from services.lists.listing import Lists
from services.observability.progress import SilentProgress
from services.recommenders.catalogue import recommenders

SPLIT = "ml-1m/split"
NAMES = ("popularity", "item-based", "user-based", "interest-path", "hybrid")
ROUNDS = 3
BAR = 3


def everyone_ratios(driver: Driver) -> Iterator[str]:
    """Yield a line for each recommender: time of 20 items for everyone over time of reading, the middle of rounds."""
    named = os.environ.get("INTEREST_GRAPH_TEST_DATA")
    if not named or not (split := Path(named) / SPLIT).is_dir():
        yield f"lists for everyone: not measured, {SPLIT} is not at hand (INTEREST_GRAPH_TEST_DATA)"
        return
    reset(driver)
    now = datetime.now(UTC)
    load(driver, str(split))
    mine(driver, read_table(), InterestRules(), now, SilentProgress())
    rebuild_similarity(driver, now, SilentProgress())
    rebuild_neighbours(driver, now, SilentProgress())
    lists = Lists(driver, recommenders(driver))
    read_matrix(driver)
    for name in NAMES:
        ratios = sorted(_ratio(driver, lists, name) for _ in range(ROUNDS))
        shown = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        yield f"lists for everyone ({name}) / reading the interactions: {ratios[ROUNDS // 2]:.2f} (bar {BAR}; {shown})"


def _ratio(driver: Driver, lists: Lists, name: str) -> float:
    reading = _seconds(lambda: read_matrix(driver))
    return _seconds(lambda: sum(1 for _ in everyones_lists(lists, name, 20))) / reading


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started

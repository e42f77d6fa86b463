"""Lists for everyone: as a whole, reading included, against reading the interactions once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from neo4j import Driver

from services.learning.matrix import read_matrix
from services.lists.everyone import everyones_lists
from services.lists.listing import Lists
from services.recommenders.catalogue import recommenders

NAMES = ("popularity", "item-based", "user-based", "interest-path", "hybrid")
ROUNDS = 3
BAR = 3


def everyone_ratios(driver: Driver) -> Iterator[str]:
    """Yield a line for each recommender: time of 20 items for everyone over time of reading, the middle of rounds."""
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

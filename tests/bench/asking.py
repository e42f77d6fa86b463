"""One list with its reasons, by the service call, against the look-up of a user; and many who ask at once."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from neo4j import Driver, RoutingControl

from services.explanations.recommending import recommend
from services.lists.listing import Lists
from services.recommenders.catalogue import recommenders

LOOK_UP = "MATCH (u:User {user_id: $user_id}) RETURN u.user_id AS id"
USERS = "MATCH (u:User)-[r:INTERACTED_WITH]->() WITH u, count(r) AS n ORDER BY n, u.user_id RETURN u.user_id AS id"
BARS = {"item-based": 8, "interest-path": 8, "hybrid": 12, "user-based": 10, "content": 10}
ASKED = 300
WARM_UPS = 100
CLIENTS = 16


def asking_ratios(driver: Driver) -> Iterator[str]:
    """Yield a line for each recommender: p95 of a list over p95 of a look-up, taken in turn; then the throughputs."""
    every = [row["id"] for row in driver.execute_query(USERS).records]
    users = [every[(n * 7919) % len(every)] for n in range(WARM_UPS + ASKED)]
    lists = Lists(driver, recommenders(driver))
    for name, bar in BARS.items():
        if name not in lists.recommenders:
            continue
        looked, listed = [], []
        for user_id in users:
            looked.append(_milliseconds(lambda: _look_up(driver, user_id)))  # noqa: B023
            listed.append(_milliseconds(lambda: recommend(lists, user_id, name)))  # noqa: B023
        ratio = _p95(listed[WARM_UPS:]) / _p95(looked[WARM_UPS:])
        middle = statistics.median(listed[WARM_UPS:]) / statistics.median(looked[WARM_UPS:])
        yield f"list with reasons ({name}) / look-up, p95 of {ASKED}: {ratio:.2f} (bar {bar}; p50 {middle:.2f})"
        yield _throughput(lists, name, users[WARM_UPS:])


def _throughput(lists: Lists, name: str, users: Sequence[str]) -> str:
    one = _milliseconds(lambda: [recommend(lists, user_id, name) for user_id in users])
    with ThreadPoolExecutor(CLIENTS) as clients:
        many = _milliseconds(lambda: list(clients.map(lambda user_id: recommend(lists, user_id, name), users)))
    return f"lists a second ({name}), {CLIENTS} clients / one client: {one / many:.2f} (bar 1)"


def _look_up(driver: Driver, user_id: str) -> None:
    driver.execute_query(LOOK_UP, user_id=user_id, routing_=RoutingControl.READ)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000

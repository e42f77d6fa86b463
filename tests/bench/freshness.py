"""Freshness: one event, what depends on it, and the next list, against a MERGE of one row."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from neo4j import Driver

from graph_schema.records import Interaction
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.recommenders.catalogue import recommenders

MERGE = """
MATCH (user:User {user_id: $user_id})
MATCH (item:Item {item_id: $item_id})
MERGE (user)-[:BENCHMARKED {id: $id}]->(item)
"""
"""With an id of its own each time: a MERGE that finds its row writes nothing, and waits for no disk."""
CLEAR = "MATCH ()-[r:BENCHMARKED]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS"
NAMES = ("hybrid", "item-based", "interest-path", "popularity")
EVENTS = 200
WARM_UPS = 100
"""A fresh server compiles what it runs often; what is timed is a server in use."""
USERS = "MATCH (u:User)-[r:INTERACTED_WITH]->() WITH u, count(r) AS n ORDER BY n, u.user_id RETURN u.user_id AS id"
ITEMS = "MATCH (i:Item) WHERE i.popularity > 0 RETURN i.item_id AS id ORDER BY i.popularity DESC, id LIMIT 300"


def freshness_ratios(driver: Driver) -> Iterator[str]:
    """Yield a line for each recommender: p50 of event + update + list over p50 of the MERGE, taken in turn."""
    users = [row["id"] for row in driver.execute_query(USERS).records]
    items = [row["id"] for row in driver.execute_query(ITEMS).records]
    known, table, rules = recommenders(driver), read_table(), InterestRules()
    for name in NAMES:
        merges, freshes = [], []
        for n in range(-WARM_UPS, EVENTS):
            user_id, item_id = users[(n * 7919) % len(users)], items[(n * 104729) % len(items)]
            ends = {"user_id": user_id, "item_id": item_id}
            id = f"benchmark-{name}-{n}"
            merged = _milliseconds(lambda: driver.execute_query(MERGE, ends | {"id": id}))  # noqa: B023
            event = Interaction(**ends, kind="view", at=datetime.now(UTC), event_id=id)

            def fresh() -> None:
                record_event(driver, event, table, rules, datetime.now(UTC))  # noqa: B023
                known[name].recommend(user_id, 10)  # noqa: B023

            refreshed = _milliseconds(fresh)
            if n >= 0:
                merges.append(merged)
                freshes.append(refreshed)
        ratio = statistics.median(freshes) / statistics.median(merges)
        yield f"event + interests + next list ({name}) / one-row MERGE, p50 of {EVENTS}: {ratio:.2f} (bar 4)"
    with driver.session() as session:
        session.run(CLEAR).consume()


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000

"""A graph's own likes as a task, so that settings can be chosen for it."""

from __future__ import annotations

from neo4j import Driver

from graph_schema.cypher import cypher
from services.tasks.task import Known, Task, task_of

READ_LIKES = cypher(__file__, "read_likes")


def own_task(driver: Driver) -> Task:
    """Return what everybody likes as what is known, and nothing to be found; tuning holds a part of it back."""
    with driver.session(fetch_size=10_000) as session:
        rows = sorted((user_id, item_id, at) for user_id, item_id, at in session.run(READ_LIKES))
    pairs = tuple((user_id, item_id) for user_id, item_id, _ in rows)
    times = tuple(float(at) for _, _, at in rows)
    return task_of("main", Known(pairs, times if len({*times}) > 1 else None), (), pairs)

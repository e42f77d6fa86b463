"""Which methods the graph holds ties of: the chosen one, which ``item-based`` reads, and those beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from neo4j import Driver

from services.database.job_options import read_options
from services.learning.item_ties.learned import ItemMethod, as_options, of_options

JOB = "rebuild similarity"
BESIDE = "beside"
WRITE = "MERGE (j:Job {job_id: $job_id}) SET j.name = 'rebuild', j.options = $options, j.method = $method"


def stored_methods(driver: Driver) -> list[ItemMethod]:
    """Return the methods as they were last computed, the chosen one first; none before the first rebuild."""
    if (text := read_options(driver, JOB)) is None:
        return []
    options = json.loads(text)
    beside = options.pop(BESIDE, [])
    return [of_options(one) for one in (options, *beside)]


def store_methods(driver: Driver, methods: Sequence[ItemMethod]) -> None:
    """Remember the methods, the chosen one first, so that a refresh computes the same and ``item-based`` finds it."""
    chosen, *beside = (as_options(one) for one in methods)
    options = chosen | ({BESIDE: beside} if beside else {})
    driver.execute_query(WRITE, job_id=JOB, options=json.dumps(options, sort_keys=True), method=methods[0].method)

"""Named queries on a graph that holds nothing."""

from __future__ import annotations

import pytest
from neo4j import Driver

from services.queries.catalogue import named_queries
from services.queries.values import read_values

QUERIES = named_queries()


@pytest.mark.parametrize("name", QUERIES)
def test_answers_without_failing(driver: Driver, name: str) -> None:
    query = QUERIES[name]
    needed = {one.name: "jazz" for one in query.parameters if one.is_needed}
    _, _, keys = driver.execute_query(query.text, read_values(query, needed))
    assert tuple(keys) == query.columns

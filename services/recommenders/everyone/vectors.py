"""Vectors stored on users or items, as rows of one matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from neo4j import Driver

from services.recommenders.everyone.world import FETCH


def read_vectors(driver: Driver, query: str, rows: Mapping[str, int], **parameters: Any) -> np.ndarray:
    """Return a row for each id, of what the query gives as ``id`` and ``vector``; zeros where there is no vector."""
    with driver.session(fetch_size=FETCH) as session:
        found = [(rows[row["id"]], row["vector"]) for row in session.run(query, parameters) if row["id"] in rows]
    vectors = np.zeros((len(rows), len(found[0][1]) if found else 0))
    for place, vector in found:
        vectors[place] = vector
    return vectors

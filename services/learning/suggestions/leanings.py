"""Vectors that say what sets a taste apart, on users and items."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from neo4j import Driver

from services.learning.models.factors import Factors, Vectors
from services.observability.progress import Progress

BATCH = 1000
WRITE_USERS = "UNWIND $rows AS row MATCH (u:User {user_id: row[0]}) SET u.leaning = row[1], u.leaning_norm = row[2]"
WRITE_ITEMS = "UNWIND $rows AS row MATCH (i:Item {item_id: row[0]}) SET i.leaning = row[1], i.leaning_norm = row[2]"
FORGET = (
    "MATCH (u:User) WHERE u.leaning IS NOT NULL CALL (u) { REMOVE u.leaning, u.leaning_norm } IN TRANSACTIONS",
    "MATCH (i:Item) WHERE i.leaning IS NOT NULL CALL (i) { REMOVE i.leaning, i.leaning_norm } IN TRANSACTIONS",
)


def write_leanings(
    driver: Driver, taste: Factors | None, user_ids: Sequence[str], item_ids: Sequence[str], progress: Progress
) -> None:
    """Write the vectors, in order of the ids; old ones are taken away first, so that no old and new are multiplied.

    Whoever would have nothing but zeros has none: items that nobody likes, users who like nothing.
    """
    forget_leanings(driver)
    if taste is None:
        return
    written = ((WRITE_ITEMS, _rows(item_ids, taste.items)), (WRITE_USERS, _rows(user_ids, taste.users)))
    with driver.session() as session, progress.step("leanings", sum(len(rows) for _, rows in written)) as step:
        for query, rows in written:
            for start in range(0, len(rows), BATCH):
                session.run(query, rows=rows[start : start + BATCH]).consume()
                step.advance(len(rows[start : start + BATCH]))


def forget_leanings(driver: Driver) -> None:
    """Take all of the vectors away, users' first: then nothing is multiplied."""
    with driver.session() as session:
        for query in FORGET:
            session.run(query).consume()


def _rows(ids: Sequence[str], vectors: Vectors) -> list[list[object]]:
    """Return id, vector and its length of each vector that is not all zeros."""
    exact = vectors.astype(float)
    norms = np.linalg.norm(exact, axis=1)
    return [[ids[at], exact[at].tolist(), float(norms[at])] for at in np.flatnonzero(norms)]

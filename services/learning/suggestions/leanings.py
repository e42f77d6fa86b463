"""Vectors that say what sets a taste apart, on users and items."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from neo4j import Driver

from services.learning.models.factors import Factors, Vectors
from services.observability.progress import Progress

BATCH = 1000
WRITE_USERS = "UNWIND $rows AS row MATCH (u:User {user_id: row[0]}) SET u.leaning = row[1]"
WRITE_ITEMS = "UNWIND $rows AS row MATCH (i:Item {item_id: row[0]}) SET i.leaning = row[1]"
FORGET = (
    "MATCH (u:User) WHERE u.leaning IS NOT NULL CALL (u) { REMOVE u.leaning } IN TRANSACTIONS OF 1000 ROWS",
    "MATCH (i:Item) WHERE i.leaning IS NOT NULL CALL (i) { REMOVE i.leaning } IN TRANSACTIONS OF 1000 ROWS",
)


def write_leanings(
    driver: Driver, taste: Factors | None, user_ids: Sequence[str], item_ids: Sequence[str], progress: Progress
) -> None:
    """Write the vectors, in order of the ids; old ones are taken away first, so that no old and new are multiplied.

    Items that nobody likes have none: nothing is known of who leans to them.
    """
    forget_leanings(driver)
    if taste is None:
        return
    is_liked = np.any(taste.items, axis=1)
    liked_ids = [item_id for item_id, here in zip(item_ids, is_liked, strict=True) if here]
    with driver.session() as session, progress.step("leanings", len(user_ids) + len(liked_ids)) as step:
        for query, ids, vectors in (
            (WRITE_ITEMS, liked_ids, taste.items[is_liked]),
            (WRITE_USERS, user_ids, taste.users),
        ):
            for start in range(0, len(ids), BATCH):
                rows = _rows(ids[start : start + BATCH], vectors[start : start + BATCH])
                session.run(query, rows=rows).consume()
                step.advance(len(rows))


def forget_leanings(driver: Driver) -> None:
    """Take all of the vectors away, users' first: then nothing is multiplied."""
    with driver.session() as session:
        for query in FORGET:
            session.run(query).consume()


def _rows(ids: Sequence[str], vectors: Vectors) -> list[list[object]]:
    return [[id, vector] for id, vector in zip(ids, vectors.astype(float).tolist(), strict=True)]

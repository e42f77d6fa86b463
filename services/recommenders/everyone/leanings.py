"""How far everybody's taste leans to each item."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from neo4j import Driver

from services.recommenders.everyone.world import FETCH, World

USERS = "MATCH (user:User) WHERE user.leaning IS NOT NULL RETURN user.user_id AS id, user.leaning AS leaning"
ITEMS = "MATCH (item:Item) WHERE item.leaning IS NOT NULL RETURN item.item_id AS id, item.leaning AS leaning"


def read_leanings(driver: Driver, world: World) -> tuple[np.ndarray, np.ndarray]:
    """Return vectors of users and items, shapes (n_users, numbers) and (n_items, numbers); zeros without any."""
    users, items = _vectors(driver, USERS, world.rows), _vectors(driver, ITEMS, world.columns)
    if users.shape[1] != items.shape[1]:
        return np.zeros((len(users), 0)), np.zeros((len(items), 0))
    return users, items


def _vectors(driver: Driver, query: str, rows: Mapping[str, int]) -> np.ndarray:
    with driver.session(fetch_size=FETCH) as session:
        found = [(rows[row["id"]], row["leaning"]) for row in session.run(query) if row["id"] in rows]
    vectors = np.zeros((len(rows), len(found[0][1]) if found else 0))
    for place, vector in found:
        vectors[place] = vector
    return vectors

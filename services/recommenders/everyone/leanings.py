"""How far everybody's taste leans to each item."""

from __future__ import annotations

import numpy as np
from neo4j import Driver

from services.recommenders.everyone.vectors import read_vectors
from services.recommenders.everyone.world import World

USERS = "MATCH (user:User) WHERE user.leaning IS NOT NULL RETURN user.user_id AS id, user.leaning AS vector"
ITEMS = "MATCH (item:Item) WHERE item.leaning IS NOT NULL RETURN item.item_id AS id, item.leaning AS vector"


def read_leanings(driver: Driver, world: World) -> tuple[np.ndarray, np.ndarray]:
    """Return vectors of users and items, shapes (n_users, numbers) and (n_items, numbers); zeros without any."""
    users, items = read_vectors(driver, USERS, world.rows), read_vectors(driver, ITEMS, world.columns)
    if users.shape[1] != items.shape[1]:
        return np.zeros((len(users), 0)), np.zeros((len(items), 0))
    return users, items

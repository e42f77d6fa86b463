"""Everyone's lists at once, and the same one by one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from neo4j import RoutingControl

from services.lists.eligibility import FILLING
from services.lists.house_rules import HouseRules
from services.lists.listing import Lists
from services.recommenders.catalogue import choose
from services.recommenders.everyone.method import Everyone
from services.recommenders.everyone.ranking import best
from services.recommenders.everyone.twins import listed, twin
from services.recommenders.everyone.world import World, read_world

USERS = "MATCH (u:User) RETURN u.user_id AS id ORDER BY id"

ListRow = tuple[str, str, float]
"""User id, item id, score."""


def everyones_lists(lists: Lists, name: str, n: int) -> Iterator[ListRow]:
    """Yield everyone's list, users in order of their ids, best first.

    They are what ``lists.best`` returns user by user, from sparse products where the recommender has a twin for
    everyone and the house has no rules. Raises UnknownRecommenderError.
    """
    recommender = choose(lists.recommenders, name)
    if lists.rules != HouseRules():
        return one_by_one(lists, name, n)
    world = read_world(lists.driver)
    everyone = twin(lists.driver, world, recommender)
    return one_by_one(lists, name, n) if everyone is None else _rows(world, everyone, n)


def one_by_one(lists: Lists, name: str, n: int) -> Iterator[ListRow]:
    """Yield the same by asking for each user's list: slow, and what the fast way is held against."""
    rows, _, _ = lists.driver.execute_query(USERS, routing_=RoutingControl.READ)
    for row in rows:
        for candidate in lists.best(row["id"], name, n):
            yield row["id"], candidate.item.id, candidate.score


def _rows(world: World, everyone: Everyone, n: int) -> Iterator[ListRow]:
    filling = FILLING * (1 + world.popularity) / (2 + world.popularity)
    for user, found, found_scores in listed(world, everyone, n):
        columns, scores = found, found_scores
        if len(columns) < n:
            more = _fillers(world, user, columns, n - len(columns))
            columns, scores = np.concatenate([columns, more]), np.concatenate([scores, filling[more]])
        for column, score in zip(columns.tolist(), scores.tolist(), strict=True):
            yield world.user_ids[user], world.item_ids[column], score


def _fillers(world: World, user: int, taken: np.ndarray, n: int) -> np.ndarray:
    """Return the most popular items that the user may get and the list does not hold."""
    may = world.may_get(user)
    may[taken] = False
    return best(np.where(may, 1.0 + world.popularity, 0.0), n)

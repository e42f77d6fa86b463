"""Everyone's lists at once, and the same one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from neo4j import RoutingControl

from services.lists.eligibility import FILLING, fillers
from services.lists.house_rules import HouseRules
from services.lists.listing import Lists
from services.recommenders.candidate import Recommender, ranked
from services.recommenders.catalogue import choose
from services.recommenders.everyone.method import Everyone
from services.recommenders.everyone.ranking import best
from services.recommenders.everyone.twins import CELLS_A_BLOCK, listed, twin
from services.recommenders.everyone.world import World, read_world

USERS = "MATCH (u:User) RETURN u.user_id AS id ORDER BY id"

ListRow = tuple[str, str, float]
"""User id, item id, score."""


def everyones_lists(lists: Lists, name: str, n: int, users: Collection[str] | None = None) -> Iterator[ListRow]:
    """Yield everyone's list, or that of some, users in order of their ids, best first.

    They are what ``lists.best`` returns user by user, from sparse products where the recommender has a twin for
    everyone and the house has no rules. Raises UnknownRecommenderError.
    """
    recommender = choose(lists.recommenders, name)
    if lists.rules != HouseRules():
        return one_by_one(lists, name, n, users)
    world = read_world(lists.driver)
    everyone = twin(lists.driver, world, recommender)
    if everyone is None:
        return one_by_one(lists, name, n, users)
    rows = _rows(world, everyone, n)
    return rows if users is None else _of_some(rows, frozenset(users))


def one_by_one(lists: Lists, name: str, n: int, users: Collection[str] | None = None) -> Iterator[ListRow]:
    """Yield the same by asking for each user's list: slow, and what the fast way is held against."""
    for user_id in _everyone(lists) if users is None else sorted(users):
        for candidate in lists.best(user_id, name, n):
            yield user_id, candidate.item.id, candidate.score


def lists_among(
    lists: Lists, name: str, n: int, users: Collection[str], item_ids: Collection[str]
) -> Iterator[ListRow]:
    """Yield lists that hold nothing but ``item_ids``, every one of them scored, however far from promising.

    What a user has met is left out, what has no path fills the list. Raises UnknownRecommenderError.
    """
    recommender = choose(lists.recommenders, name)
    world = read_world(lists.driver)
    everyone = twin(lists.driver, world, recommender)
    columns = np.array(sorted(world.columns[item] for item in item_ids if item in world.columns), dtype=int)
    rows = sorted(world.rows[user] for user in users if user in world.rows)
    if everyone is None:
        return _scored_one_by_one(lists, world, recommender, rows, columns, n)
    return _scored(world, everyone, rows, columns, n)


def _scored(world: World, everyone: Everyone, users: Sequence[int], columns: np.ndarray, n: int) -> Iterator[ListRow]:
    among = np.zeros(world.shape[1], dtype=bool)
    among[columns] = True
    filling = FILLING * (1 + world.popularity) / (2 + world.popularity)
    for user, scores in _scores(world, everyone, users):
        may = world.may_get(user) & among
        found = best(np.where(may, scores, 0.0), n)
        may[found] = False
        more = best(np.where(may, 1.0 + world.popularity, 0.0), n - len(found)) if len(found) < n else found[:0]
        for column, score in zip((*found, *more), (*scores[found], *filling[more]), strict=True):
            yield world.user_ids[user], world.item_ids[column], float(score)


def _scores(world: World, everyone: Everyone, users: Sequence[int]) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the scores of all items for these users, computed block by block."""
    block = max(1, CELLS_A_BLOCK // max(1, world.shape[1]))
    for start in range(0, world.shape[0], block):
        here = [user for user in users if start <= user < start + block]
        scores = everyone.scores(slice(start, start + block)) if here else np.empty(0)
        yield from ((user, scores[user - start]) for user in here)


def _scored_one_by_one(
    lists: Lists, world: World, recommender: Recommender, users: Sequence[int], columns: np.ndarray, n: int
) -> Iterator[ListRow]:
    for user in users:
        may = world.may_get(user)
        allowed = [world.item_ids[column] for column in columns if may[column]]
        found = ranked(recommender.score(world.user_ids[user], allowed), n)
        if len(found) < n:
            taken = {one.item.id for one in found}
            more = fillers(lists.driver, [item_id for item_id in allowed if item_id not in taken])
            found += sorted(more, key=lambda one: (-one.score, one.item.id))[: n - len(found)]
        for one in found:
            yield world.user_ids[user], one.item.id, one.score


def _everyone(lists: Lists) -> list[str]:
    rows, _, _ = lists.driver.execute_query(USERS, routing_=RoutingControl.READ)
    return [row["id"] for row in rows]


def _of_some(rows: Iterator[ListRow], users: Collection[str]) -> Iterator[ListRow]:
    return (row for row in rows if row[0] in users)


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

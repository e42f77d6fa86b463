"""User-based lists for everyone: nearest users, stored or found from the newest things liked, times their feedback."""

from __future__ import annotations

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher
from services.recommenders.everyone.method import ByScore
from services.recommenders.everyone.ranking import DIGITS, best, first_of_each
from services.recommenders.everyone.world import World, read_matrix
from services.recommenders.user_based import UserBasedRecommender

READ_NEIGHBOURS = cypher(__file__, "read_neighbours")
BLOCK = 500


class UserBasedForEveryone(ByScore):
    """The twin of UserBasedRecommender."""

    def __init__(self, driver: Driver, world: World, one: UserBasedRecommender) -> None:
        self.world = world
        self.feedback = _sums(world, np.nan_to_num(world.ties.strengths))
        stored = read_matrix(driver, READ_NEIGHBOURS, world.rows, world.rows, neighbours=one.neighbours)
        without = np.flatnonzero(np.diff(stored.indptr) == 0)
        self.neighbours = bounded(stored + live_neighbours(world, without, one), world, one.read_at_most)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        return (self.neighbours[users] @ self.feedback).toarray()


def bounded(neighbours: sparse.csr_matrix, world: World, read_at_most: int) -> sparse.csr_matrix:
    """Keep of each row the largest weights whose users gave at most so much feedback together, one at least."""
    ties = np.bincount(world.ties.users, minlength=world.shape[0])
    entries = neighbours.tocoo()
    order = np.lexsort((entries.col, -np.round(entries.data, DIGITS), entries.row))
    rows, totals = entries.row[order], np.cumsum(ties[entries.col[order]])
    is_first = np.diff(rows, prepend=-1) != 0
    before = np.maximum.accumulate(np.where(is_first, totals - ties[entries.col[order]], 0))
    kept = order[is_first | (totals - before <= read_at_most)]
    return sparse.csr_matrix((entries.data[kept], (entries.row[kept], entries.col[kept])), shape=neighbours.shape)


def live_neighbours(world: World, users: np.ndarray, one: UserBasedRecommender) -> sparse.csr_matrix:
    """Return the neighbours that the query finds for users without stored ones, shape (n_users, n_users)."""
    n_users, n_items = world.shape
    liked = np.nan_to_num(world.ties.strengths) > 0
    likes = _sums(world, np.where(liked, world.ties.strengths, 0.0))
    newest = _newest_liked(world, np.flatnonzero(liked), one.history)
    is_quiet = np.bincount(world.ties.items, minlength=n_items) <= one.crowd
    ties = np.bincount(world.ties.users, minlength=n_users).astype(float)
    rows, columns, weights = [], [], []
    for start in range(0, len(users), BLOCK):
        block = users[start : start + BLOCK]
        overlap = (newest[block] @ sparse.diags_array(is_quiet.astype(float)) @ likes.T).toarray()
        overlap[np.arange(len(block)), block] = 0
        alike = overlap / (np.sqrt(ties[block, None] * ties[None]) + one.shrink) if overlap.any() else overlap
        for row, user in enumerate(block):
            found = best(alike[row], one.neighbours)
            rows.append(np.full(len(found), user))
            columns.append(found)
            weights.append(alike[row, found])
    if not rows:
        return sparse.csr_matrix((n_users, n_users))
    return sparse.csr_matrix(
        (np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns))), shape=(n_users, n_users)
    )


def _newest_liked(world: World, liked: np.ndarray, history: int) -> sparse.csr_matrix:
    ties = world.ties
    keys = (ties.kinds, ties.items, -ties.strengths, -ties.newest, ties.users)
    order = liked[np.lexsort(tuple(key[liked] for key in keys))]
    kept = first_of_each(ties.users, order, history)
    return sparse.csr_matrix((ties.strengths[kept], (ties.users[kept], ties.items[kept])), shape=world.shape)


def _sums(world: World, values: np.ndarray) -> sparse.csr_matrix:
    """Return the values of ties as a matrix; several kinds of one pair are summed."""
    return sparse.csr_matrix((values, (world.ties.users, world.ties.items)), shape=world.shape)

"""Lists by the meaning of texts for everyone: profiles times vectors of items."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from neo4j import Driver, RoutingControl
from scipy import sparse

from graph_schema.cypher import cypher
from services.recommenders.content import ContentRecommender
from services.recommenders.everyone.item_based import newest_history
from services.recommenders.everyone.method import ByScore
from services.recommenders.everyone.vectors import read_vectors
from services.recommenders.everyone.world import World, read_matrix

READ_DRAWN = cypher(__file__, "read_drawn")
ITEMS = "MATCH (i:Item) WHERE i.embedding_checksum IS NOT NULL RETURN i.item_id AS id, i.embedding AS vector"
INTERESTS = (
    "MATCH (i:Interest) WHERE i.embedding IS NOT NULL RETURN i.interest_id AS id, i.embedding AS vector ORDER BY id"
)
CENTRES = "MATCH (job:Job {job_id: 'embed'}) RETURN job.item_centre AS items, job.interest_centre AS interests"
SHORTEST = 1e-9
"""A profile no longer than this points nowhere."""


class ContentForEveryone(ByScore):
    """The twin of ContentRecommender: scores every item, where that one takes the nearest from an index."""

    def __init__(self, driver: Driver, world: World, one: ContentRecommender) -> None:
        self.world = world
        found = read_vectors(driver, ITEMS, world.columns)
        self.items = _of_length_one(found)
        centres, _, _ = driver.execute_query(CENTRES, routing_=RoutingControl.READ)
        by_items, by_interests = centres[0] if centres else (None, None)
        has_vector = np.asarray(found.any(axis=1))
        ties = world.ties
        history = newest_history(replace(world, ties=ties.of(has_vector[ties.items])), one.history)
        history.eliminate_zeros()
        self.users = _profiles(history, found, by_items)
        strangers = np.flatnonzero(np.diff(history.indptr) == 0)
        if len(strangers) and by_interests is not None:
            self.users[strangers] = _of_interests(driver, world, strangers, one.breadth, by_interests)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        return np.asarray(self.users[users] @ self.items.T)


def _of_interests(driver: Driver, world: World, users: np.ndarray, breadth: int, centre: list[float]) -> np.ndarray:
    """Return the profiles of people who have met nothing that has a vector."""
    found, _, _ = driver.execute_query(INTERESTS, routing_=RoutingControl.READ)
    columns = {row["id"]: column for column, row in enumerate(found)}
    rows = {world.user_ids[user]: row for row, user in enumerate(users)}
    drawn = read_matrix(driver, READ_DRAWN, rows, columns, user_ids=list(rows), breadth=breadth)
    return _profiles(drawn, np.array([row["vector"] for row in found], dtype=float).reshape(len(found), -1), centre)


def _profiles(known: sparse.csr_matrix, vectors: np.ndarray, centre: list[float] | None) -> np.ndarray:
    """Return of each row the sum of strength x (vector - centre), divided by its length; 0 without a centre.

    Parameters
    ----------
    known
        Shape (n, n_known): strengths.
    vectors
        Shape (n_known, dimensions).
    """
    if centre is None:
        return np.zeros((known.shape[0], vectors.shape[1]))
    common = np.outer(np.asarray(known.sum(axis=1)).ravel(), centre)
    lengths = np.linalg.norm(known @ vectors - common, axis=1, keepdims=True)
    found = known @ _of_length_one(vectors) - common
    return np.asarray(np.divide(found, lengths, out=np.zeros_like(found), where=lengths > SHORTEST))


def _of_length_one(vectors: np.ndarray) -> np.ndarray:
    """Return the rows scaled to length one; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0))

"""Lists by people followed and communities for everyone: ties between people times what they like."""

from __future__ import annotations

import numpy as np
from neo4j import Driver, RoutingControl
from scipy import sparse

from graph_schema.cypher import cypher
from services.recommenders.everyone.item_based import strongest_of_pairs
from services.recommenders.everyone.method import ByScore
from services.recommenders.everyone.ranking import first_of_each
from services.recommenders.everyone.world import World, read_matrix
from services.recommenders.social import SocialRecommender

READ_FRIENDS = cypher(__file__, "read_friends")
READ_MEMBERSHIPS = cypher(__file__, "read_memberships")
READ_COMMUNITY_LIKES = cypher(__file__, "read_community_likes")
COMMUNITIES = "MATCH (c:Community) RETURN c.community_id AS id ORDER BY id"
FINE = 2


class SocialForEveryone(ByScore):
    """The twin of SocialRecommender."""

    def __init__(self, driver: Driver, world: World, one: SocialRecommender) -> None:
        self.world = world
        bounds = {"friends": one.friends, "near": one.near, "far": one.far}
        self.friends = read_matrix(driver, READ_FRIENDS, world.rows, world.rows, **bounds)
        self.history = _newest(world, one.history)
        found, _, _ = driver.execute_query(COMMUNITIES, routing_=RoutingControl.READ)
        communities = {row["id"]: column for column, row in enumerate(found)}
        own = read_matrix(driver, READ_MEMBERSHIPS, world.rows, communities, level=None)
        fine = read_matrix(driver, READ_MEMBERSHIPS, world.rows, communities, level=FINE)
        self.communities = one.communities * (own + _of_others(self.friends, fine))
        self.likes = read_matrix(driver, READ_COMMUNITY_LIKES, communities, world.columns)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        return (self.friends[users] @ self.history + self.communities[users] @ self.likes).toarray()


def _newest(world: World, history: int) -> sparse.csr_matrix:
    """Return strengths of the newest ``history`` things that each user liked or disliked."""
    said = np.nan_to_num(world.ties.strengths) != 0
    users, items, newest, strengths = strongest_of_pairs(world.ties.of(said))
    kept = first_of_each(users, np.lexsort((items, -strengths, -newest, users)), history)
    return sparse.csr_matrix((strengths[kept], (users[kept], items[kept])), shape=world.shape)


def _of_others(friends: sparse.csr_matrix, fine: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the share of each fine community among the people a user follows; none of the user's own."""
    follows, members = _ones(friends), _ones(fine)
    each = np.diff(follows.indptr)
    shares = sparse.diags_array(1.0 / np.maximum(1, each)) @ follows @ members
    return sparse.csr_matrix(shares - shares.multiply(members))


def _ones(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.ones(len(matrix.data)), matrix.indices, matrix.indptr), shape=matrix.shape)

"""Interest-path lists for everyone: affinities times where interests lead, then times what items are about."""

from __future__ import annotations

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher
from services.recommenders.everyone.ranking import best, first_of_each
from services.recommenders.everyone.world import World, read_matrix
from services.recommenders.interest_path import InterestPathRecommender

READ_AFFINITIES = cypher(__file__, "read_affinities")
READ_LEADS = cypher(__file__, "read_leads")
READ_ABOUTNESS = cypher(__file__, "read_aboutness")
INTERESTS = "MATCH (interest:Interest) RETURN interest.interest_id AS interest_id"


class InterestPathForEveryone:
    """The twin of InterestPathRecommender."""

    def __init__(self, driver: Driver, world: World, one: InterestPathRecommender) -> None:
        self.world, self.one = world, one
        with driver.session() as session:
            interests = {id: place for place, id in enumerate(sorted(session.run(INTERESTS).value()))}
        allowed = {id: place for id, place in interests.items() if id not in one.without}
        affinities = read_matrix(driver, READ_AFFINITIES, world.rows, allowed, width=len(interests))
        self.affinities = _strongest(affinities, one.breadth)
        self.leads = read_matrix(driver, READ_LEADS, interests, world.columns)
        self.aboutness = read_matrix(driver, READ_ABOUTNESS, interests, world.columns, shrink=one.rules.shrink)
        self.prior = one.rules.prior * world.popularity / (world.popularity + one.rules.prior_half)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        drawn = self.affinities[users]
        touched = _held(drawn) @ _held(self.aboutness)
        return (drawn @ self.aboutness).toarray() + np.where(touched.toarray() > 0, self.prior, 0.0)

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        return self._promising(users, n, max(self.one.pool, 2 * n))

    def lists(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """See Everyone."""
        scores, looked = self.scores(users), max(self.one.looked, 2 * n)
        found = []
        for row, columns in enumerate(self._promising(users, looked, max(self.one.pool, looked))):
            among = np.zeros(scores.shape[1])
            among[columns] = scores[row, columns]
            listed = best(among, n)
            found.append((listed, scores[row, listed]))
        return found

    def _promising(self, users: slice, n: int, pool: int) -> list[np.ndarray]:
        promises = (self.affinities[users] @ self.leads).toarray()
        found = []
        for row, user in enumerate(range(*users.indices(len(self.world.user_ids)))):
            pooled = best(promises[row], pool)
            found.append(pooled[self.world.may_get(user)[pooled]][:n])
        return found


def _strongest(affinities: sparse.csr_matrix, breadth: int) -> sparse.csr_matrix:
    """Keep each user's ``breadth`` largest affinities in size, equal ones by interest id."""
    entries = affinities.tocoo()
    order = np.lexsort((entries.col, -np.abs(entries.data), entries.row))
    kept = first_of_each(entries.row, order, breadth)
    return sparse.csr_matrix((entries.data[kept], (entries.row[kept], entries.col[kept])), shape=affinities.shape)


def _held(values: sparse.csr_matrix) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.ones_like(values.data), values.indices, values.indptr), shape=values.shape)

"""Lists for everyone by what was learned of the graph."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from neo4j import Driver, RoutingControl
from scipy import sparse

from graph_schema.cypher import cypher
from services.learning.linear.newcomers import MOST_KNOWN
from services.learning.linear.rows import FAINTEST, MOST
from services.learning.suggestions.job import JOB
from services.recommenders.everyone.interest_path import INTERESTS, READ_ABOUTNESS
from services.recommenders.everyone.item_based import strongest_of_pairs
from services.recommenders.everyone.leanings import read_leanings
from services.recommenders.everyone.method import Everyone
from services.recommenders.everyone.ranking import DIGITS, best, first_of_each
from services.recommenders.everyone.world import World, read_matrix
from services.recommenders.learned_hybrid import STATED, LearnedHybridRecommender, breadth

READ_SUGGESTED = cypher(__file__, "read_suggested")
READ_INTRODUCED = cypher(__file__, "read_introduced")
READ_STATEMENTS = cypher(__file__, "read_statements")
Fixed = Callable[[slice, int], list[tuple[np.ndarray, np.ndarray]]]
READ_JOB = "MATCH (j:Job {job_id: $job_id}) RETURN j.half_life AS half_life, j.priors AS priors, j.few AS few"


class LearnedHybridForEveryone:
    """The twin of LearnedHybridRecommender; ``fixed`` is that of what decides where nothing is learned of a user."""

    def __init__(self, driver: Driver, world: World, one: LearnedHybridRecommender, fixed: Everyone) -> None:
        self.world, self.fixed = world, fixed
        found, _, _ = driver.execute_query(READ_JOB, job_id=JOB, routing_=RoutingControl.READ)
        self.is_decided = np.zeros(world.shape[0], dtype=bool)
        if not found:
            return
        few = found[0]["few"]
        shares, likes = _shares(world, found[0]["half_life"], few)
        self.is_decided = likes > 0
        is_newcomer = likes <= few
        self.known, self.new = (
            sparse.diags_array(which.astype(float)) @ shares for which in (~is_newcomer, is_newcomer)
        )
        priors = np.array(found[0]["priors"])
        self.priors = priors[np.where(is_newcomer, np.maximum(likes, 1), MOST_KNOWN + 1) - 1]
        self.suggested = read_matrix(driver, READ_SUGGESTED, world.columns, world.columns)
        self.introduced = read_matrix(driver, READ_INTRODUCED, world.columns, world.columns)
        self.statements, self.aboutness = _stated(driver, world, one)
        leaning, self.items_leaning = read_leanings(driver, world)
        self.leaning = np.where(is_newcomer[:, None], 0.0, leaning)

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        if not self.is_decided[users].any():
            return self.fixed.scores(users)
        learned = self._first(users) + self._leant(users)
        if self.is_decided[users].all():
            return learned
        return np.where(self.is_decided[users, None], learned, self.fixed.scores(users))

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        return [columns for columns, _ in self._found(users, n, self._fixed_candidates)]

    def lists(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """See Everyone."""
        return self._found(users, n, self.fixed.lists)

    def _fixed_candidates(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        scores = self.fixed.scores(users)
        found = self.fixed.candidates(users, scores, n)
        return [(columns, scores[row, columns]) for row, columns in enumerate(found)]

    def _found(self, users: slice, n: int, fixed: Fixed) -> list[tuple[np.ndarray, np.ndarray]]:
        """Return columns and scores for each user, those of ``fixed`` where nothing is learned of the user."""
        found = [] if self.is_decided[users].all() else fixed(users, n)
        if not self.is_decided[users].any():
            return found
        first, leant = self._first(users), self._leant(users)
        lists = []
        for row, user in enumerate(range(*users.indices(self.world.shape[0]))):
            if self.is_decided[user]:
                pool = self._pool(user, first[row], n)
                among = np.zeros(len(first[row]))
                among[pool] = first[row, pool] + leant[row, pool]
                columns = best(among, n)
                lists.append((columns, among[columns]))
            else:
                lists.append(found[row])
        return lists

    def _first(self, users: slice) -> np.ndarray:
        """Return what items score before leanings are looked at."""
        scores = (self.known[users] @ self.suggested + self.new[users] @ self.introduced).toarray()
        scores += self.priors[users, None] * np.log1p(self.world.popularity)
        return scores + (self.statements[users] @ self.aboutness).toarray()

    def _leant(self, users: slice) -> np.ndarray:
        return self.leaning[users] @ self.items_leaning.T

    def _pool(self, user: int, scores: np.ndarray, n: int) -> np.ndarray:
        """Return the best of what something leads to and of the most popular.

        The query leaves out first what is led to least, and finds the same: none of that is among the best.
        """
        looked = breadth(n)
        competes = self._reached(user)
        competes[self._popular[: looked["popular"]]] = True
        columns = np.flatnonzero(competes & self.world.may_get(user))
        return columns[np.lexsort((columns, -np.round(scores[columns], DIGITS)))][: looked["pool"]]

    def _reached(self, user: int) -> np.ndarray:
        found = np.zeros(self.world.shape[1], dtype=bool)
        for row, ties in ((self.known, self.suggested), (self.new, self.introduced), (self.statements, self.aboutness)):
            for start in row.indices[row.indptr[user] : row.indptr[user + 1]]:
                found[ties.indices[ties.indptr[start] : ties.indptr[start + 1]]] = True
        return found

    @cached_property
    def _popular(self) -> np.ndarray:
        """Items that pleased somebody, the most popular first, equal ones by id."""
        popularity = self.world.popularity
        order = np.lexsort((np.arange(len(popularity)), -popularity))
        return order[popularity[order] > 0]


def _shares(world: World, half_life: float | None, few: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """Return each thing's share in the history of its user, below 0 for what is disliked, and likes of each user.

    Shares are as in ``services.learning.linear.rows``; of newcomers nothing fades.
    """
    users, items, newest, strengths = strongest_of_pairs(world.ties)
    kept = np.isfinite(strengths) & (strengths != 0)
    users, items, newest, strengths = users[kept], items[kept], newest[kept], strengths[kept]
    order = np.lexsort((-items, -world.popularity[items], -newest, users))
    users, items, newest, strengths = users[order], items[order], newest[order], strengths[order]
    likes = np.bincount(users[strengths > 0], minlength=world.shape[0])
    newer = np.minimum(_likes_since(users, newest, strengths > 0), MOST)
    fades = (likes > few)[users] & (half_life is not None)
    fresh = np.where(fades, 0.5 ** (newer / (half_life or 1.0)), 1.0)
    looked = first_of_each(users, np.arange(len(users)), MOST)
    looked = looked[fresh[looked] > FAINTEST]
    users, items, fresh, is_liked = users[looked], items[looked], fresh[looked], strengths[looked] > 0
    totals = np.bincount(users[is_liked], weights=fresh[is_liked], minlength=world.shape[0])
    totals[totals <= 0] = 1.0
    values = np.where(is_liked, fresh, -fresh) / totals[users]
    return sparse.csr_matrix((values, (users, items)), shape=world.shape), likes


def _likes_since(users: np.ndarray, newest: np.ndarray, is_liked: np.ndarray) -> np.ndarray:
    """Return of each entry, sorted by user and from new to old, how many likes of the user are strictly newer."""
    before = np.concatenate([[0], np.cumsum(is_liked)])
    if not len(users):
        return before[:-1]
    starts = np.r_[True, users[1:] != users[:-1]]
    groups = np.flatnonzero(starts | np.r_[True, newest[1:] != newest[:-1]])
    of_user = np.flatnonzero(starts)
    places = np.arange(len(users))
    first_of_group = groups[np.searchsorted(groups, places, side="right") - 1]
    first_of_user = of_user[np.searchsorted(of_user, places, side="right") - 1]
    return before[first_of_group] - before[first_of_user]


def _stated(driver: Driver, world: World, one: LearnedHybridRecommender) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """Return what users said of interests, shape (n_users, n_interests), and what items are about."""
    path = one.fixed.interest_path
    with driver.session() as session:
        interests = {id: place for place, id in enumerate(sorted(session.run(INTERESTS).value()))}
    allowed = {id: place for id, place in interests.items() if id not in path.without}
    said = read_matrix(driver, READ_STATEMENTS, world.rows, allowed, width=len(interests), stated=dict(STATED))
    if not said.nnz:
        return said, sparse.csr_matrix((len(interests), world.shape[1]))
    return said, read_matrix(driver, READ_ABOUTNESS, interests, world.columns, shrink=path.rules.shrink)

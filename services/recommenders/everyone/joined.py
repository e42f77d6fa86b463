"""Recommenders made of others, for everyone: chosen by what is known, one after another, or by ranks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from neo4j import Driver

from services.recommenders.everyone.hybrid import in_turn
from services.recommenders.everyone.method import Everyone
from services.recommenders.everyone.ranking import best
from services.recommenders.everyone.world import World

Found = TypeVar("Found")
Listed = list[tuple[np.ndarray, np.ndarray]]
DRAWN = "MATCH (u:User) WHERE EXISTS { (u)-[:INTERESTED_IN {polarity: 1}]->(:Interest) } RETURN u.user_id AS user_id"


def chosen_of(driver: Driver, world: World, enough: int) -> np.ndarray:
    """Return which of three is asked about each user: 0 with ``enough`` items met, 1 with an interest, else 2."""
    drawn = np.zeros(world.shape[0], dtype=bool)
    with driver.session() as session:
        drawn[[world.rows[user] for user in session.run(DRAWN).value() if user in world.rows]] = True
    met = np.diff(world.seen.indptr)
    return np.where(met >= enough, 0, np.where(drawn, 1, 2))


class SwitchingForEveryone:
    """The twin of SwitchingRecommender; ``chosen`` says of each user which of the parts is asked."""

    def __init__(self, parts: Sequence[Everyone], chosen: np.ndarray) -> None:
        self.parts, self.chosen = parts, chosen

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        every = self._asked(users, lambda part: part.scores(users))
        return np.array([every[which][row] for row, which in enumerate(self.chosen[users])])

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        every = self._asked(users, lambda part: part.candidates(users, part.scores(users), n))
        return [every[which][row] for row, which in enumerate(self.chosen[users])]

    def lists(self, users: slice, n: int) -> Listed:
        """See Everyone."""
        every = self._asked(users, lambda part: part.lists(users, n))
        return [every[which][row] for row, which in enumerate(self.chosen[users])]

    def _asked(self, users: slice, ask: Callable[[Everyone], Found]) -> dict[int, Found]:
        """Ask the parts that are chosen for any of these users, by their place."""
        return {which: ask(self.parts[which]) for which in np.unique(self.chosen[users]).tolist()}


class CascadeForEveryone:
    """The twin of CascadeRecommender."""

    def __init__(self, finding: Everyone, deciding: Everyone, pool: int) -> None:
        self.finding, self.deciding, self.pool = finding, deciding, pool

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        return self.deciding.scores(users)

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        return self.finding.candidates(users, self.finding.scores(users), max(n, self.pool))

    def lists(self, users: slice, n: int) -> Listed:
        """See Everyone."""
        scores = self.deciding.scores(users)
        found = self.candidates(users, scores, n)
        listed = [columns[best(scores[row, columns], n)] for row, columns in enumerate(map(np.sort, found))]
        return [(columns, scores[row, columns]) for row, columns in enumerate(listed)]


class FusionForEveryone:
    """The twin of FusionRecommender."""

    def __init__(self, world: World, parts: Sequence[Everyone], k: int, depth: int) -> None:
        self.world, self.parts, self.k, self.depth = world, parts, k, depth

    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""
        listed = list(zip(*(part.lists(users, self.depth) for part in self.parts), strict=True))
        total = np.zeros((len(listed), self.world.shape[1]))
        for row, lists in enumerate(listed):
            for columns, _ in lists:
                total[row, columns] += 1 / (self.k + np.arange(1, len(columns) + 1))
        return total

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        parts = [part.candidates(users, part.scores(users), n) for part in self.parts]
        return [in_turn(lists) for lists in zip(*parts, strict=True)]

    def lists(self, users: slice, n: int) -> Listed:
        """See Everyone."""
        scores = self.scores(users)
        listed = [best(row, n) for row in scores]
        return [(columns, row[columns]) for columns, row in zip(listed, scores, strict=True)]

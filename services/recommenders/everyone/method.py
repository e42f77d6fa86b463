"""What a recommender does for everyone, whatever it recommends by."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol

import numpy as np

from services.recommenders.everyone.ranking import best
from services.recommenders.everyone.world import World


class Everyone(Protocol):
    """Finds and scores items for a block of users, as its twin among the recommenders does for one."""

    def scores(self, users: slice) -> np.ndarray:
        """Return shape (users, n_items): the score of every item, met or not; 0 where nothing speaks for or against."""
        ...

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """Return for each user at most ``n`` columns that may be listed, the most promising first."""
        ...

    def lists(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """Return for each user the columns of the list, best first, and their scores."""
        ...


class ByScore(ABC):
    """What does for everyone by scores alone: its candidates are what scores best."""

    world: World

    @abstractmethod
    def scores(self, users: slice) -> np.ndarray:
        """See Everyone."""

    def candidates(self, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
        """See Everyone."""
        return _allowed_best(self.world, users, scores, n)

    def lists(self, users: slice, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
        """See Everyone."""
        scores = self.scores(users)
        listed = _allowed_best(self.world, users, scores, n)
        return [(columns, scores[row, columns]) for row, columns in enumerate(listed)]


def _allowed_best(world: World, users: slice, scores: np.ndarray, n: int) -> list[np.ndarray]:
    """Return for each user the ``n`` best columns that are available and not met."""
    rows = enumerate(range(*users.indices(len(world.user_ids))))
    return [best(np.where(world.may_get(user), scores[row], 0.0), n) for row, user in rows]

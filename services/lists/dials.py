"""The dials of a list: what else than the score may choose its items and their places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dials:
    """Each from 0, off, to 1, all it can do; a dial changes places and no score.

    Parameters
    ----------
    diversity
        Items unlike those before them in the list.
    calibration
        Interests in the shares they have in what the user likes.
    novelty
        Items that few people know.
    long_tail
        The share of places that hold items outside the most popular fifth, as far as candidates have them.
    """

    diversity: float = 0.0
    calibration: float = 0.0
    novelty: float = 0.0
    long_tail: float = 0.0

    @property
    def are_off(self) -> bool:
        return not any((self.diversity, self.calibration, self.novelty, self.long_tail))

    @property
    def relevance(self) -> float:
        """How much the score counts beside the dials that trade it off, in [0, 1]."""
        return (1 - self.diversity) * (1 - self.calibration) * (1 - self.novelty)


OFF = Dials()
"""A list by score alone."""

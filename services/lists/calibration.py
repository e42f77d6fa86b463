"""How far the interests of a list are from the shares they have in what the user likes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMOOTHING = 0.01
"""Part of the user's own shares mixed into those of a list: what a list lacks does not make it infinitely far."""

Shares = Mapping[str, float]
"""Interest id to share; they sum to 1."""


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights above 0 divided by their sum; nothing of nothing."""
    total = sum(weight for weight in weights.values() if weight > 0)
    return {name: weight / total for name, weight in weights.items() if weight > 0}


def with_statements(found: Shares, said: Mapping[str, str]) -> dict[str, float]:
    """Let what the person said beat what was derived: pinned as the strongest, added half of it, the rest left out."""
    top = max(found.values(), default=1.0)
    least = {"pinned": top, "added": top / 2}
    kept = {name: share for name, share in found.items() if said.get(name) not in ("muted", "removed")}
    stated = {name: max(kept.get(name, 0.0), least[kind]) for name, kind in said.items() if kind in least}
    return shares({**kept, **stated})


@dataclass
class Calibration:
    """The distance of a list that is being chosen from the user's shares, with each candidate added.

    Parameters
    ----------
    wanted
        The user's shares, shape (n_interests,).
    owners, places, values
        Of each share of a candidate that the user has too: row of the candidate, column of the interest, the share.
    held
        Sum of the shares of the items chosen, shape (n_interests,).

    References
    ----------
    Steck, "Calibrated recommendations", RecSys 2018.
    """

    wanted: NDArray[np.float64]
    candidates: int
    owners: NDArray[np.int64]
    places: NDArray[np.int64]
    values: NDArray[np.float64]
    held: NDArray[np.float64]
    chosen: int = 0

    @classmethod
    def of(cls, user: Shares, items: Sequence[Shares]) -> Calibration:
        """Take the user's shares and those of the candidates, in their order."""
        columns = {name: column for column, name in enumerate(user)}
        known = [(row, columns[name], item[name]) for row, item in enumerate(items) for name in item if name in columns]
        owners, places, values = zip(*known, strict=True) if known else ((), (), ())
        return cls(
            np.array(list(user.values())),
            len(items),
            np.array(owners, dtype=np.int64),
            np.array(places, dtype=np.int64),
            np.array(values, dtype=np.float64),
            np.zeros(len(user)),
        )

    def distances(self) -> NDArray[np.float64]:
        """Return the divergence ``sum p log(p / q)`` of the list with each candidate, in nats, shape (n_candidates,).

        ``p`` are the user's shares, ``q`` the mean of the items' shares, smoothed.
        """
        size = self.chosen + 1
        wanted, held = self.wanted[self.places], self.held[self.places]
        gained = _terms(wanted, (held + self.values) / size) - _terms(wanted, held / size)
        without = _terms(self.wanted, self.held / size).sum()
        return without + np.bincount(self.owners, gained, self.candidates)

    def choose(self, candidate: int) -> None:
        """Put the candidate into the list."""
        mine = self.owners == candidate
        self.held[self.places[mine]] += self.values[mine]
        self.chosen += 1


def _terms(wanted: NDArray[np.float64], listed: NDArray[np.float64]) -> NDArray[np.float64]:
    return wanted * np.log(wanted / ((1 - SMOOTHING) * listed + SMOOTHING * wanted))

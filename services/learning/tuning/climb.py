"""The plain search behind all tuning: one thing after another, each time the value that measures best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Setting = TypeVar("Setting")
LEAST_GAIN = 1e-6

Change = Callable[[Setting], Setting]


@dataclass(frozen=True, slots=True)
class Climbed(Generic[Setting]):
    """The setting found, how it measured, and how many were tried."""

    setting: Setting
    value: float
    tried: int


def climb(
    start: Setting, axes: Sequence[Iterable[Change[Setting]]], measure: Callable[[Setting], float], rounds: int = 2
) -> Climbed[Setting]:
    """Change one thing at a time to what measures best with the others as they stand, ``rounds`` times over.

    A setting is measured once; of those that measure the same the earlier stays. Stops after a round without gain.

    Parameters
    ----------
    start
        A setting that can be hashed.
    axes
        For each thing that can be changed, the changes tried.
    """
    tried = [list(changes) for changes in axes]
    known = {start: measure(start)}
    best = start
    for _ in range(rounds):
        before = known[best]
        for changes in tried:
            for setting in [change(best) for change in changes]:
                if setting not in known:
                    known[setting] = measure(setting)
                if known[setting] > known[best] + LEAST_GAIN:
                    best = setting
        if known[best] <= before + LEAST_GAIN:
            break
    return Climbed(best, known[best], len(known))

"""The plain search behind all tuning: one thing after another, each time the value that measures best."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

Setting = TypeVar("Setting")
LEAST_GAIN = 1e-6
AT_ONCE = 4
"""Settings measured side by side, at most, where that is allowed."""

Change = Callable[[Setting], Setting]


@dataclass(frozen=True, slots=True)
class Climbed(Generic[Setting]):
    """The setting found, how it measured, and how many were tried."""

    setting: Setting
    value: float
    tried: int


def climb(
    start: Setting,
    axes: Sequence[Iterable[Change[Setting]]],
    measure: Callable[[Setting], float],
    rounds: int = 2,
    side_by_side: bool = False,
) -> Climbed[Setting]:
    """Change one thing at a time to what measures best with the others as they stand, ``rounds`` times over.

    A setting is measured once; of those that measure the same the earlier stays. Stops after a round without gain.

    Parameters
    ----------
    start
        A setting that can be hashed.
    axes
        For each thing that can be changed, the changes tried.
    side_by_side
        Whether settings of one thing are measured at the same time, which helps a model that uses one core.
    """
    tried = [list(changes) for changes in axes]
    known = {start: measure(start)}
    best = start
    for _ in range(rounds):
        before = known[best]
        for changes in tried:
            settings = [change(best) for change in changes]
            new = [setting for setting in dict.fromkeys(settings) if setting not in known]
            known |= zip(new, _measured(new, measure, side_by_side), strict=True)
            for setting in settings:
                if known[setting] > known[best] + LEAST_GAIN:
                    best = setting
        if known[best] <= before + LEAST_GAIN:
            break
    return Climbed(best, known[best], len(known))


def _measured(settings: Sequence[Setting], measure: Callable[[Setting], float], side_by_side: bool) -> Iterable[float]:
    if not side_by_side:
        return map(measure, settings)
    with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as threads:
        return list(threads.map(measure, settings))

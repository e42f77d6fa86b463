"""How much of a partition is in the graph, and how much in the seed: the same resolution, several seeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from services.analytics.partition import Leiden, Partition, substantial

DIGITS = 4


@dataclass(frozen=True, slots=True)
class LevelStability:
    """How many groups a resolution gives, and the mean adjusted Rand index of pairs of seeds: 1 where all agree."""

    resolution: float
    groups: int
    stability: float


def stabilities(
    leiden: Callable[[int], Leiden], resolutions: Sequence[float], seeds: Sequence[int], least: int
) -> list[LevelStability]:
    """Find the groups of every resolution with every seed; groups of fewer than ``least`` members are none."""
    found = []
    for resolution in resolutions:
        partitions = [leiden(seed).partition(resolution) for seed in seeds]
        pairs = [adjusted_rand_index(one, other) for one, other in combinations(map(_labels, partitions), 2)]
        groups = len(substantial(partitions[0], least))
        found.append(LevelStability(resolution, groups, round(sum(pairs) / max(1, len(pairs)), DIGITS)))
    return found


def two_levels(levels: Sequence[LevelStability], usual: tuple[float, float]) -> tuple[float, float]:
    """Return the resolutions of a broad and a fine level: the most stable ones that split in two groups at least.

    The fine one gives more groups than the broad one. Where no such pair is found, the usual resolutions stay.
    """
    split = [level for level in levels if level.groups > 1]
    pairs = [(broad, fine) for broad in split for fine in split if fine.groups > broad.groups]
    if not pairs:
        return usual
    broad, fine = max(pairs, key=lambda pair: (pair[0].stability + pair[1].stability, -pair[0].resolution))
    return broad.resolution, fine.resolution


def adjusted_rand_index(first: Mapping[object, object], second: Mapping[object, object]) -> float:
    """Say how alike two partitions of the same things are: 1 the same, 0 as alike as chance would have it.

    References
    ----------
    Hubert and Arabie, "Comparing partitions", Journal of Classification, 1985.
    """
    both = sum(comb(n, 2) for n in Counter((first[one], second[one]) for one in first).values())
    a = sum(comb(n, 2) for n in Counter(first.values()).values())
    b = sum(comb(n, 2) for n in Counter(second.values()).values())
    chance, most = a * b / max(1, comb(len(first), 2)), (a + b) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def _labels(partition: Partition) -> dict[object, object]:
    return {member: number for number, group in enumerate(partition) for member in group}

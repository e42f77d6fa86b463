"""A resolution is stable where every seed finds the same groups."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from services.analytics.partition import Partition, gather
from services.analytics.stability import LevelStability, adjusted_rand_index, stabilities, two_levels

PEOPLE = [("User", f"u{n}") for n in range(8)]


@dataclass(frozen=True)
class Halves:
    """Finds two halves at resolution 1, and above that quarters that depend on the seed."""

    seed: int
    name: str = "halves"

    def partition(self, resolution: float) -> Partition:
        shift = 0 if resolution <= 1 else self.seed
        size = 4 if resolution <= 1 else 2
        return gather({one: ((place + shift) % 8) // size for place, one in enumerate(PEOPLE)})


def test_what_all_seeds_find_is_stable_and_what_they_differ_in_is_less_so() -> None:
    coarse, fine = stabilities(Halves, (1.0, 3.0), (0, 1, 2), least=2)
    assert (coarse.groups, coarse.stability) == (2, 1.0)
    assert fine.groups == 4 and fine.stability < 1.0


def test_a_fine_level_has_more_groups_than_the_broad_one() -> None:
    levels = [LevelStability(0.5, 1, 1.0), LevelStability(1.0, 3, 0.9), LevelStability(2.0, 7, 0.8)]
    assert two_levels(levels, (1.0, 3.0)) == (1.0, 2.0)
    assert two_levels(levels[:2], (1.0, 3.0)) == (1.0, 3.0)


def test_the_adjusted_rand_index_is_one_for_the_same_groups_under_other_names() -> None:
    assert adjusted_rand_index({1: "a", 2: "a", 3: "b"}, {1: 7, 2: 7, 3: 8}) == 1.0
    assert adjusted_rand_index({1: 0, 2: 0, 3: 1, 4: 1}, {1: 0, 2: 1, 3: 0, 4: 1}) == pytest.approx(-0.5)

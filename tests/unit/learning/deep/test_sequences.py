"""Histories are cut so that each item is a target once, and padding stands behind what is real."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.deep.sequences import NONE, in_order, newest, windows
from services.learning.histories import histories

PADDING = 99


@pytest.mark.parametrize("length", [1, 2, 3, 4, 7, 50])
@pytest.mark.parametrize("n", [0, 1, 2, 5, 8, 23])
def test_each_item_but_the_first_is_a_target_once_and_after_the_right_one(n: int, length: int) -> None:
    sequence = np.arange(n, dtype=np.int64)
    cut = windows([sequence], length, PADDING)
    said = cut.targets[cut.targets != NONE]
    assert sorted(said.tolist()) == list(range(1, n))
    assert (cut.items[cut.targets != NONE] + 1 == said).all()


def test_a_target_has_half_a_window_before_it_or_all_there_is() -> None:
    cut = windows([np.arange(40, dtype=np.int64)], 8, PADDING)
    rows, places = np.nonzero(cut.targets != NONE)
    before = places + 1
    assert (before >= np.minimum(4, cut.targets[rows, places])).all()


def test_padding_stands_at_the_end() -> None:
    cut = newest([[1, 2, 3, 4], [], [7]], 3, PADDING)
    assert cut.items.tolist() == [[2, 3, 4], [PADDING] * 3, [7, PADDING, PADDING]]
    assert cut.lengths.tolist() == [3, 0, 1]


def test_histories_are_read_oldest_first() -> None:
    known = histories([0, 0, 0, 2], [5, 1, 3, 4], [30, 10, 20, 1], (3, 6))
    assert [items.tolist() for items in in_order(known)] == [[1, 3, 5], [], [4]]

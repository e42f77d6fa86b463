"""What a list is worth by planted interests, and how the change is told."""

from __future__ import annotations

import pytest

from tests.quality.reranking import Tally, ndcg


def test_the_best_order_is_worth_one_and_what_gains_nothing_is_worth_nothing() -> None:
    gains = {"a": 1.0, "b": 0.5}
    assert ndcg(["a", "b", "x"], gains) == pytest.approx(1.0)
    assert ndcg(["x"], gains) == 0.0
    assert ndcg(["a"], {}) == 0.0
    assert 0.0 < ndcg(["b", "a"], gains) < 1.0


def test_a_row_tells_before_after_and_the_mean_difference() -> None:
    *_, row = Tally([0.2, 0.4], [0.3, 0.5], [1.0, 1.0], unusable=1, unmoved=0).lines("hybrid", "small")
    assert row.startswith("| hybrid | small | 2 | 0.3000 | 0.4000 | +0.1000 (+0.1000 to +0.1000) | 1.0000 | 1 | 0 |")

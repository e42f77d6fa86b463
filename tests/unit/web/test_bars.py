"""Contribution bars add up to the score."""

from __future__ import annotations

import pytest

from services.explanations.reasons import Reason
from web.pages.bars import contribution_bars


def reasons(*contributions: float) -> list[Reason]:
    return [Reason("popularity", one, "", None, None, None) for one in contributions]


def test_each_bar_starts_where_the_one_before_ended() -> None:
    bars = contribution_bars(reasons(1.0, 2.0, 1.0))
    assert [(bar.start, bar.width) for bar in bars] == [(0, 25), (25, 50), (75, 25)]


def test_a_negative_reason_leads_back() -> None:
    bars = contribution_bars(reasons(4.0, -1.0))
    assert [(bar.start, bar.width, bar.is_negative) for bar in bars] == [(0, 100, False), (75, 25, True)]


@pytest.mark.parametrize("contributions", [(), (0.0,), (-1.0,), (-1.0, 2.0), (1e-9, 5.0)])
def test_bars_stay_on_the_scale(contributions: tuple[float, ...]) -> None:
    for bar in contribution_bars(reasons(*contributions)):
        assert 0 <= bar.start <= 100.01
        assert 0 <= bar.start + bar.width <= 100.01

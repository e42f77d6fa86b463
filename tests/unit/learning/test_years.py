"""Things of one time are alike."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.features import years_alike


def test_years_apart_make_less_alike_and_an_unknown_year_is_like_nothing() -> None:
    found = years_alike(np.array([1960.0, 1960.0, 1963.0, np.nan]))
    assert found[0, 1] == 1.0
    assert found[0, 2] == pytest.approx(np.exp(-1.0))
    assert not found[3].any() and not found[:, 3].any()

"""A trend is what people liked around the user's own time."""

from __future__ import annotations

import numpy as np

from services.learning.histories import histories
from services.learning.models.trend import Trend


def test_old_users_see_what_was_liked_then_and_new_users_what_is_liked_now() -> None:
    users = np.arange(40)
    times = np.where(users < 20, users, 1000 + users)
    known = histories(users, (users >= 20).astype(int), times, (41, 2))
    scores = Trend(0.05).fit(known)
    assert (scores[:20, 0] > scores[:20, 1]).all()
    assert (scores[20:40, 1] > scores[20:40, 0]).all()
    assert scores[40].tolist() == scores[39].tolist()


def test_a_wide_trend_is_popularity() -> None:
    users = np.arange(40)
    known = histories(users, np.arange(40) % 3 // 2, users, (40, 2))
    scores = Trend(1e6).fit(known)
    assert np.allclose(scores, np.log1p(known.likes), atol=1e-3)

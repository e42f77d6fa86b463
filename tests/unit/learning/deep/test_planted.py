"""What is planted is learned: tribes, interests, and what comes next."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from services.learning.deep.learner import DeepModel  # noqa: E402
from services.learning.deep.next_item import Recurrent, SelfAttention  # noqa: E402
from services.learning.deep.store import encoder_of  # noqa: E402
from services.learning.deep.ties import InterestFactors  # noqa: E402
from tests.unit.learning.deep.fitting import GRAPH, IN_ORDER, undisturbed, walks  # noqa: E402
from tests.unit.learning.deep.worlds import HALF, two_tribes  # noqa: E402


@pytest.mark.parametrize("model", GRAPH, ids=lambda model: model.name)
def test_a_tribe_is_shown_what_the_tribe_likes(model: DeepModel) -> None:
    ties, own = two_tribes()
    factors = undisturbed(model).factors
    scores = factors.users @ factors.items.T
    unseen = ties.known.liked.toarray() == 0
    assert scores[own & unseen].mean() > scores[~own].mean() + 1
    assert scores[own & unseen].min() > np.median(scores[~own])


def test_graph_sage_puts_interests_beside_who_has_them() -> None:
    factors = undisturbed(GRAPH[1]).factors
    assert isinstance(factors, InterestFactors)
    of_users, of_items = factors.users @ factors.interests.T, factors.items @ factors.interests.T
    half = len(of_users) // 2
    assert (of_items[:HALF, 0] > of_items[:HALF, 1]).all()
    assert (of_items[HALF:, 1] > of_items[HALF:, 0]).all()
    assert of_users[:half, 0].mean() > of_users[:half, 1].mean() + 0.5
    assert of_users[half:, 1].mean() > of_users[half:, 0].mean() + 0.5


@pytest.mark.parametrize("model", IN_ORDER, ids=lambda model: model.name)
def test_what_comes_next_on_the_ring_is_learned(model: Recurrent | SelfAttention) -> None:
    fitted = undisturbed(model)
    encode = encoder_of(fitted).encode
    for start in range(12):
        scores = encode([[start, (start + 1) % 12, (start + 2) % 12]]) @ fitted.factors.items.T
        assert int(np.argmax(scores)) == (start + 3) % 12
    newest = [int(items[-1]) for items in walks()]
    ahead = np.argmax(fitted.factors.users @ fitted.factors.items.T, axis=1)
    assert (ahead == (np.array(newest) + 1) % 12).mean() > 0.9

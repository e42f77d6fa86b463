"""The whole way from histories to a hybrid, in a world where order and content both tell."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.learning.histories import Histories, histories
from services.learning.stack.hybrid import Hybrid, fitted_hybrid, hybrid_scores, learn_hybrid
from services.learning.stack.members import member_scores
from services.learning.stack.scales import standardised
from services.learning.tuning.fold import Fold, fold_of
from tests.unit.learning.models.worlds import chains


@pytest.fixture(scope="module")
def fold() -> Fold:
    """Users walk round a ring of forty items; the last step of each is held back."""
    known = chains(n_users=80, n_items=40, length=5)
    last = known.steps_back == 0
    shape = known.liked.shape
    wanted = sparse.csr_matrix((np.ones(last.sum(), np.float32), (known.users[last], known.liked.indices[last])), shape)
    return fold_of(
        histories(known.users[~last], known.liked.indices[~last], known.places[~last], shape), wanted, seed=1
    )


@pytest.fixture(scope="module")
def hybrid(fold: Fold) -> Hybrid:
    return learn_hybrid(fold, {}, None, seed=1)


def test_finds_what_comes_next(fold: Fold, hybrid: Hybrid) -> None:
    assert "next-item" in hybrid.weights
    assert sum(hybrid.weights.values()) == pytest.approx(1.0)
    assert fold.ndcg(fitted_hybrid(fold.known, hybrid, {}, None, seed=1)) > 0.95


def test_learning_again_gives_the_same(fold: Fold, hybrid: Hybrid) -> None:
    assert learn_hybrid(fold, {}, None, seed=1) == hybrid


def test_a_score_is_the_sum_of_what_each_model_adds(fold: Fold, hybrid: Hybrid) -> None:
    scores = member_scores(fold.known, hybrid.members, {}, None, seed=1)
    weights = {"next-item": 0.75, "cosine": 0.25}
    users = np.arange(5)
    parts = 0.75 * standardised(scores["next-item"](users)) + 0.25 * standardised(scores["cosine"](users))
    assert hybrid_scores(weights, scores)(users) == pytest.approx(parts, abs=1e-5)


def test_without_order_nothing_comes_next_and_friends_are_asked(fold: Fold, hybrid: Hybrid) -> None:
    known = fold.known
    timeless = Histories(known.liked, np.zeros_like(known.times), known.places)
    friends = sparse.csr_matrix(np.ones((80, 80), dtype=np.float32))
    members = hybrid.members
    settings = {name: setting for name, setting in members.items.items() if name != "next-item"}
    names = set(
        member_scores(timeless, type(members)(settings, members.neighbours, members.als, members.bpr), {}, friends, 1)
    )
    assert "friends" in names
    assert not any(name.startswith("trend") or name.endswith("recent") or name == "next-item" for name in names)

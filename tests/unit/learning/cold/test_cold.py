"""New items are found by their kind, new users by their first things."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.learning.cold.items import cold_scores, learn_cold_stack, without_items
from services.learning.cold.users import learn_new_user_stack, new_user_models, new_user_scores, scores_of
from services.learning.histories import Histories, histories
from services.learning.stack.hybrid import hybrid_scores
from services.learning.tuning.fold import fold_of

KINDS, SHELF, USERS = 4, 12, 60


def a_world(seed: int = 0) -> tuple[Histories, np.ndarray, np.ndarray]:
    """Users like six things of one kind; the cosine of items is 1 within a kind, a little noise between."""
    dice = np.random.default_rng(seed)
    of = np.repeat(np.arange(KINDS), SHELF)
    items = np.concatenate([dice.choice(np.flatnonzero(of == user % KINDS), 6, replace=False) for user in range(USERS)])
    users = np.repeat(np.arange(USERS), 6)
    alike = ((of[:, None] == of[None]) * 0.8 + 0.2 * np.eye(len(of))).astype(np.float32)
    return histories(users, items, np.tile(np.arange(6), USERS), (USERS, len(of))), of, alike


def test_a_new_item_is_found_by_those_who_like_its_kind() -> None:
    known, of, alike = a_world()
    new = np.arange(len(of)) % SHELF == 0
    fold = without_items(known, new, seed=1)
    assert fold.known.likes[new].sum() == 0
    noise = np.eye(len(of), dtype=np.float32)
    stack = learn_cold_stack(fold.known, {"kind": alike, "noise": noise}, seed=1)
    assert sum(stack.weights.values()) == pytest.approx(1.0)
    assert not any(name.startswith("noise") for name in stack.weights)
    ways = cold_scores(fold.known, {"kind": alike, "noise": noise}, new)
    assert fold.ndcg(hybrid_scores(stack.weights, ways)) > 0.95


def test_other_items_get_no_score() -> None:
    known, of, alike = a_world()
    new = np.arange(len(of)) % SHELF == 0
    for scores in cold_scores(known, {"kind": alike}, new).values():
        assert not scores(np.arange(3))[:, ~new].any()


def test_new_users_are_found_by_their_first_things() -> None:
    known, of, alike = a_world()
    stack = learn_new_user_stack(known, {"kind": alike}, seed=1)
    assert sorted(stack.weights) == [1, 2, 3]
    models = new_user_models(known, {"kind": alike})
    strangers = sparse.csr_matrix(np.eye(len(of), dtype=np.float32)[::SHELF])
    wanted = sparse.csr_matrix(((of[::SHELF, None] == of[None]) & (strangers.toarray() == 0)).astype(np.float32))
    places = np.zeros(KINDS, dtype=np.int64)
    fold = fold_of(Histories(strangers, places.astype(float), places), wanted, seed=1)
    assert fold.ndcg(scores_of(new_user_scores(stack.weights[1], models), strangers)) > 0.95
    assert learn_new_user_stack(known, {"kind": alike}, seed=1) == stack

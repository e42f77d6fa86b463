"""Tests of the sum of item-item models as one matrix."""

from __future__ import annotations

import json

import numpy as np
import pytest
from scipy import sparse

from services.learning.features import alike, nearest_alike, text_features
from services.learning.histories import Histories, histories
from services.learning.linear.choosing import Chosen
from services.learning.linear.fitting import HELD_BACK, fit
from services.learning.linear.member import Member, weights_of
from services.learning.linear.mixing import Mixture
from services.learning.linear.newcomers import Newcomers
from services.learning.linear.recipe import Recipe, choose_recipe, recipe_of
from services.learning.linear.rows import newer_things, weighed_rows
from services.learning.linear.thinning import thinned
from services.learning.models.content import Content
from services.learning.models.cosine import Cosine
from services.learning.models.shared_likes import SharedLikes
from services.learning.tuning.held_back import first_likes, later_likes
from services.learning.tuning.item_setting import Kinds
from services.observability.progress import SilentProgress

N_USERS, N_ITEMS, GROUPS = 120, 40, 4


def planted(seed: int = 1) -> Histories:
    """Users who like eight things of one of four groups; the last item is of group 3 and nobody likes it."""
    dice = np.random.default_rng(seed)
    users, items, times = [], [], []
    for user in range(N_USERS):
        own = np.array([item for item in range(N_ITEMS - 1) if item % GROUPS == user % GROUPS])
        for time, item in enumerate(dice.permutation(own)[:8]):
            users.append(user)
            items.append(int(item))
            times.append(float(time))
    return histories(users, items, times, (N_USERS, N_ITEMS))


def test_things_liked_at_one_time_are_equally_new() -> None:
    known = histories([0, 0, 0, 1], [2, 0, 1, 3], [5.0, 5.0, 7.0, 1.0], (2, 4))
    assert newer_things(known).tolist() == [1, 0, 1, 0]


def test_rows_sum_to_one_and_leave_what_is_known_as_it_was() -> None:
    known = planted()
    before = known.liked.copy()
    rows = weighed_rows(known, 1.5)
    assert np.asarray(rows.sum(axis=1)).ravel() == pytest.approx(np.ones(N_USERS))
    assert (known.liked != before).nnz == 0


def test_of_too_many_things_liked_at_one_time_those_are_looked_at_that_most_like(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("services.learning.linear.rows.MOST", 2)
    known = histories([0, 0, 0, 0, 1, 2], [0, 1, 2, 3, 1, 1], [5.0, 5.0, 5.0, 4.0, 1.0, 1.0], (3, 4))
    assert weighed_rows(known, None).toarray()[0].tolist() == [0.0, 0.5, 0.5, 0.0]


def test_with_too_many_items_the_nearest_stand_for_all_pairs() -> None:
    features = text_features(
        [f"group{item % GROUPS} thing{item} group{(item + 1) % GROUPS}" for item in range(N_ITEMS)]
    )
    whole, near = alike(features), nearest_alike(features, 5)
    np.fill_diagonal(whole, 0.0)
    assert np.diff(near.indptr).max() <= 5
    assert near.max(axis=1).toarray().ravel() == pytest.approx(whole.max(axis=1), abs=1e-6)
    assert near.data == pytest.approx(whole[near.nonzero()], abs=1e-6)


@pytest.mark.parametrize("into", [False, True])
def test_kept_weights_say_the_scores_of_all_weights_better_than_the_same_ones_alone(into: bool) -> None:
    dice = np.random.default_rng(2)
    rows = sparse.csr_matrix(dice.random((60, 20)) * (dice.random((60, 20)) < 0.3))
    weights = dice.normal(size=(20, 20)).astype(np.float32)
    kept = thinned(weights, rows, 8, into)
    alone = np.where(kept.toarray() != 0, weights, 0.0)
    wanted = rows @ weights
    assert np.linalg.norm(rows @ kept - wanted) < np.linalg.norm(rows @ alone - wanted)
    assert np.diff((kept.tocsc() if into else kept).indptr).max() <= 8


@pytest.mark.parametrize("wide", [False, True])
def test_the_sum_finds_the_group_of_users_of_newcomers_and_of_new_items(
    wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = planted()
    texts = [f"group{item % GROUPS} thing{item}" for item in range(N_ITEMS)]
    features = text_features(texts)
    kinds: Kinds = {"text": alike(features)}
    if wide:
        monkeypatch.setattr("services.learning.linear.width.DENSE_ITEMS", N_ITEMS - 1)
        kinds = {"text": nearest_alike(features, 20)}
    recipe = choose_recipe(known, kinds, 42, SilentProgress())
    assert recipe_of(json.loads(json.dumps(recipe.as_json()))) == recipe
    fitted = fit(known, kinds, recipe)
    for matrix in (fitted.usual, fitted.newcomers):
        scores = (weighed_rows(known, fitted.half_life) @ matrix).toarray()
        scores[known.liked.nonzero()] = -np.inf
        best = scores.argmax(axis=1)
        assert (best % GROUPS == np.arange(N_USERS) % GROUPS).mean() > 0.95
        new = scores[:, N_ITEMS - 1]
        assert new[np.arange(N_USERS) % GROUPS == 3].min() > new[np.arange(N_USERS) % GROUPS != 3].max()


def test_new_items_are_led_to_by_what_was_learned_for_them_alone() -> None:
    """Models of content in the sum for what is known would lead there too, on a scale nobody chose for it."""
    known = planted()
    kinds: Kinds = {"text": alike(text_features([f"group{item % GROUPS} thing{item}" for item in range(N_ITEMS)]))}
    cosine, content = Member("cosine", Cosine()), Member("content, text", Content(), "text")
    into = Mixture({"text, regression": 1.0}, 0.0, {"text, regression": 1.0})
    by_likes = Chosen((cosine,), 1.5, Mixture({"cosine": 1.0}, 0.0, {"cosine": 1.0}))
    weights = {"cosine": 1.0, "content, text": 1.0}
    by_both = Chosen((cosine, content), 1.5, Mixture(weights, 0.0, weights))
    plain, both = (
        fit(known, kinds, Recipe(chosen, None, into)).usual.toarray()[:, -1] for chosen in (by_likes, by_both)
    )
    assert plain.max() > 0
    assert both / both.max() == pytest.approx(plain / plain.max(), abs=1e-4)
    unlearned = fit(known, kinds, Recipe(by_both, None, None)).usual.toarray()[:, -1]
    assert unlearned.max() > 0, "where nothing was learned for new items, content leads to them"


def crowd(n_users: int = 300, n_items: int = 400) -> Histories:
    """Users who like a hundred things in no order, mostly of one of four groups, appealing ones more."""
    dice = np.random.default_rng(5)
    appeal = dice.pareto(1.2, n_items) + 0.05
    users, items = [], []
    for user in range(n_users):
        taste = appeal * np.where(np.arange(n_items) % GROUPS == user % GROUPS, 4.0, 1.0)
        items += dice.choice(n_items, 100, replace=False, p=taste / taste.sum()).tolist()
        users += [user] * 100
    return histories(users, items, np.zeros(len(users)), (n_users, n_items))


@pytest.mark.parametrize("n", [1, 2, 3, 5, 10, 100])
def test_few_ties_lead_everybody_where_all_ties_would(n: int) -> None:
    """What is left out must be made up for by people of whom as little is known: of most a hundred things are."""
    known = crowd()
    shared = Member("shared likes", SharedLikes(1.0, 1.0, 0.0))
    mixture = Mixture({"shared likes": 1.0}, 0.0, {"shared likes": 1.0})
    recipe = Recipe(Chosen((shared,), None, mixture), Newcomers((shared,), mixture, (0.0, 0.0, 0.0)), None)
    fitted = fit(known, {}, recipe, ties=40)
    whole = mixture.of(weights_of((shared,), known, {}), known.liked.shape[1])
    if n > 3:
        whole = whole * np.maximum(known.likes, 1.0) ** -HELD_BACK
    few = fitted.usual if n > 3 else fitted.newcomers
    rows = weighed_rows(first_likes(known, n), None)
    wanted, found = (np.argsort(-np.asarray(rows @ one), axis=1)[:, :10] for one in (whole, few.toarray()))
    same = np.mean([len(set(one) & set(other)) / 10 for one, other in zip(wanted, found, strict=True)])
    assert same > 0.7


def test_without_an_order_the_first_likes_are_any() -> None:
    known = crowd()
    first, later = first_likes(known, 3), later_likes(known, 3)
    assert first.lengths.tolist() == [3] * 300
    assert (first.liked + later != known.liked).nnz == 0
    assert np.count_nonzero(first.likes) > 100
    assert (first_likes(known, 3).liked != first.liked).nnz == 0

"""Cosine and walks equal their plain formulas."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from services.learning.models.cosine import Cosine
from services.learning.models.item_weights import strongest
from services.learning.models.rp3beta import RP3Beta
from tests.unit.learning.models.worlds import random_histories


def hollow(square: np.ndarray) -> np.ndarray:
    return square - np.diag(np.diag(square))


def test_cosine_equals_the_plain_formula() -> None:
    known = random_histories()
    held = known.liked.toarray()
    lengths = np.linalg.norm(held, axis=0)
    plain = hollow(held.T @ held / (np.outer(lengths, lengths) + 3.0))
    assert Cosine(k=25, shrink=3.0).fit(known).toarray() == pytest.approx(plain, abs=1e-6)
    assert Cosine(k=25, shrink=3.0, exponent=2.0).fit(known).toarray() == pytest.approx(plain**2, abs=1e-6)


def test_with_tfidf_who_likes_everything_tells_less() -> None:
    known = random_histories()
    held = known.liked.toarray()
    held = held * np.log(held.shape[1] / held.sum(1))[:, None]
    lengths = np.linalg.norm(held, axis=0)
    plain = hollow(held.T @ held / np.outer(lengths, lengths))
    assert Cosine(k=25, shrink=0.0, tfidf=True).fit(known).toarray() == pytest.approx(plain, abs=1e-5)


def test_the_nearest_are_kept_into_each_item_or_from_it() -> None:
    known = random_histories()
    whole = Cosine(k=25).fit(known).toarray()
    into, of = (Cosine(k=3, into=into).fit(known).toarray() for into in (True, False))
    assert ((into > 0).sum(axis=0) <= 3).all()
    assert ((of > 0).sum(axis=1) <= 3).all()
    assert into.max(axis=0) == pytest.approx(whole.max(axis=0))
    assert of.max(axis=1) == pytest.approx(whole.max(axis=1))


def test_walks_equal_products_of_the_probabilities_of_their_steps() -> None:
    known = random_histories()
    held = known.liked.toarray().astype(float)
    to_item = (held / held.sum(1, keepdims=True)) ** 0.7
    to_user = (held.T / held.sum(0)[:, None]) ** 0.7
    plain = hollow(to_user @ to_item / held.sum(0) ** 0.4)
    assert RP3Beta(k=25, alpha=0.7, beta=0.4).fit(known).toarray() == pytest.approx(plain, rel=1e-4)


def test_without_powers_a_walk_goes_somewhere() -> None:
    known = random_histories()
    held = known.liked.toarray().astype(float)
    back = (held.T / held.sum(0)[:, None] * (1 / held.sum(1))[None]).sum(1)
    found = RP3Beta(k=25, alpha=1.0, beta=0.0).fit(known).toarray().sum(axis=1)
    assert found + back == pytest.approx(np.ones(25), rel=1e-4)


def test_of_equal_weights_the_lower_index_is_kept() -> None:
    weights = np.array([[0, 2, 2, 2], [1, 0, 0, 3]], dtype=np.float32)
    assert strongest(weights, 2).toarray().tolist() == [[0, 2, 2, 0], [1, 0, 0, 3]]
    assert strongest(-weights, 2).nnz == 0


def test_pruned_whole_or_in_pieces_is_the_same() -> None:
    weights = np.random.default_rng(3).normal(size=(1203, 40)).astype(np.float32)
    kept = strongest(weights, 7)
    order = np.sort(np.argsort(-weights, axis=1)[:, :7], axis=1)
    assert (np.diff(kept.indptr) == 7).all()
    assert kept.indices.reshape(-1, 7).tolist() == order.tolist()


def test_of_sparse_rows_the_same_is_kept_as_of_dense_ones_in_whatever_order_they_are_stored() -> None:
    dice = np.random.default_rng(4)
    whole = sparse.random_array((700, 90), density=0.3, format="csr", rng=dice, dtype=np.float32)
    whole.data = np.round(whole.data * 6 - 2)  # many equal ones, some below 0
    turned = sparse.csr_matrix((700, 90), dtype=np.float32)
    turned.indptr = whole.indptr
    backwards = np.lexsort((-whole.indices, np.repeat(np.arange(700), np.diff(whole.indptr))))
    turned.indices, turned.data = whole.indices[backwards], whole.data[backwards]
    for into in (False, True):
        dense, found = strongest(whole.toarray(), 5, into), strongest(turned, 5, into)
        assert (dense != found).nnz == 0
        assert found.has_sorted_indices

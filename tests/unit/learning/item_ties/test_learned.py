"""Methods keep their names and settings on the way into the graph and back; a row holds the strongest ties."""

from __future__ import annotations

import json

import numpy as np
import pytest
from scipy import sparse

from graph_schema.errors import SettingsError
from services.learning.item_ties.learned import LEARNED, SETTABLE, LearnedTies, as_options, learned_ties, of_options
from services.learning.item_ties.rows import kept_rows, likes_of, rows_of
from services.learning.matrix import FeedbackMatrix
from services.learning.method_names import OF_ITEMS
from services.learning.nearest import Likeness, nearest_rows
from tests.unit.learning.models.worlds import random_histories


def test_every_method_has_a_name_and_settings() -> None:
    assert ("cosine", *LEARNED) == OF_ITEMS
    assert tuple(SETTABLE) == LEARNED


@pytest.mark.parametrize(
    "method",
    [Likeness(k=7), learned_ties("rp3beta", {"alpha": 0.5}, 30, "candidate"), learned_ties("ease", {"ridge": 2.5})],
)
def test_what_is_stored_is_what_is_read(method: Likeness | LearnedTies) -> None:
    assert of_options(json.loads(json.dumps(as_options(method)))) == method


def test_a_setting_that_a_method_does_not_have_is_refused() -> None:
    with pytest.raises(SettingsError, match="slim has no setting 'alpha': choose from sparsity, ridge"):
        learned_ties("slim", {"alpha": 1.0})


def test_a_row_is_of_positive_weights_best_first_and_of_equal_ones_the_lower_item() -> None:
    weights = np.array(
        [[0, 2, -1, 2, 3], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 5, 0, 0, 0]], np.float32
    )
    rows = [(others.tolist(), found.tolist()) for others, found in kept_rows(weights, learned_ties("ease", {}, 2))]
    assert rows == [([4, 1], [3, 2]), ([], []), ([0], [1]), ([], []), ([1], [5])]
    into = [others.tolist() for others, _ in kept_rows(weights, learned_ties("ease", {}, 1, "candidate"))]
    assert into == [[4, 3], [], [0], [], [1]]


@pytest.mark.parametrize("name", LEARNED)
def test_learned_rows_see_who_likes_what_and_not_how_much(name: str) -> None:
    liked = random_histories().liked
    louder = sparse.csr_matrix((liked.data * 3, liked.indices, liked.indptr), liked.shape)
    ids = [str(place) for place in range(60)]
    plain, loud = (FeedbackMatrix(one, ids, ids[:25]) for one in (liked, louder))
    assert (likes_of(plain).liked != liked).nnz == 0
    method = learned_ties(name, {}, 5)
    rows = [row.tolist() for row, _ in rows_of(plain, method)]
    assert rows == [row.tolist() for row, _ in rows_of(loud, method)]
    assert len(rows) == 25
    assert 0 < max(map(len, rows)) <= 5


def test_cosine_is_as_it_was() -> None:
    matrix = FeedbackMatrix(random_histories().liked, [], [])
    rows = zip(rows_of(matrix, Likeness()), nearest_rows(matrix.strengths.T.tocsr(), Likeness()), strict=True)
    assert all(
        ours[0].tolist() == theirs[0].tolist() and ours[1].tolist() == theirs[1].tolist() for ours, theirs in rows
    )

"""What is left out of the sum, one thing at a time."""

from __future__ import annotations

import numpy as np

from services.learning.histories import histories
from services.learning.linear.tastes import TASTES
from tests.quality.recommending.ablations import of_features, variants, with_model, without_order

KINDS = {"interests": 1, "tfidf": 2, "interests+tfidf": 3}


def test_each_kind_stands_alone_and_each_other_thing_is_left_out_once() -> None:
    found = list(variants(KINDS, {}))
    assert [one.name for one in found] == [
        "behaviour alone",
        "interests",
        "tfidf",
        "all",
        "all but leanings",
        "all but the order of likes",
    ]
    assert [dict(one.kinds) for one in found[:4]] == [{}, {"interests": 1}, {"tfidf": 2}, KINDS]
    assert [one.tastes == {} for one in found] == [False, False, False, False, True, False]
    assert found[0].tastes is TASTES
    assert [one.knows_order for one in found] == [True, True, True, True, True, False]


def test_sources_of_interests_stand_apart_where_there_are_several() -> None:
    one, two = {"interests from tags": 4}, {"interests from tags": 4, "interests from the catalogue": 5}
    assert "interests from tags" not in [variant.name for variant in of_features(KINDS, one)]
    assert [dict(variant.kinds) for variant in of_features(KINDS, two)][2:4] == [{"interests": 4}, {"interests": 5}]


def test_a_models_interests_are_shown_only_where_a_model_read() -> None:
    assert list(with_model({})) == []
    alone, among_all = with_model(KINDS)
    assert (dict(alone.kinds), among_all.kinds) == ({"interests": 1}, KINDS)


def test_without_order_the_same_is_liked() -> None:
    known = histories([0, 0, 1], [2, 0, 1], [5.0, 7.0, 1.0], (2, 3))
    assert not without_order(known).has_order
    assert (without_order(known).liked != known.liked).nnz == 0
    assert np.any(known.times)

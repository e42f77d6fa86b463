"""Features are rows of length 1, and words of one item or of most tell nothing."""

from __future__ import annotations

import numpy as np
import pytest

from services.learning.features import alike, tag_features, text_features, vector_features, with_mean

TEXTS = ["the blue whale", "the blue dolphin", "the red rose", "the red tulip", "the", ""]


def test_shared_rare_words_make_items_alike() -> None:
    both = alike(text_features(TEXTS))
    assert both[0, 1] == pytest.approx(1.0)
    assert both[0, 2] == 0.0
    assert np.diag(both).tolist() == pytest.approx([1, 1, 1, 1, 0, 0])


def test_a_tag_given_more_often_weighs_more_and_case_does_not_matter() -> None:
    tags = [(0, "Jazz"), (0, "jazz "), (0, "Old"), (1, "jazz"), (1, "old"), (2, "old"), (3, "metal"), (4, "metal")]
    rows = tag_features(tags, 6).toarray()
    assert rows.shape == (6, 3)
    assert rows[0, 0] > rows[1, 0]
    assert rows[3] == pytest.approx(rows[4])


def test_vectors_lose_what_all_have_in_common_and_missing_ones_stay_empty() -> None:
    vectors = np.array([[5.0, 1.0], [5.0, -1.0], [0.0, 0.0]])
    assert vector_features(vectors).tolist() == [[0.0, 1.0], [0.0, -1.0], [0.0, 0.0]]
    assert vector_features(np.zeros((2, 3))).tolist() == [[0.0] * 3] * 2


def test_beside_the_kinds_stands_the_mean_of_all() -> None:
    kinds = {name: np.full((2, 2), value, np.float32) for name, value in (("b", 1.0), ("a", 0.0), ("c", 5.0))}
    found = with_mean(kinds)
    assert list(found) == ["a", "b", "c", "a+b+c"]
    assert found["a+b+c"].tolist() == [[2.0] * 2] * 2
    assert with_mean({"a": kinds["a"]}) == {"a": kinds["a"]}
    assert with_mean({}) == {}

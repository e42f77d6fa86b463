"""The last resort: the same everywhere, near by spelling, never without a direction."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import EmbeddingError
from services.embedding.embedder import unit_rows
from services.embedding.hashing import HashingEmbedder


@given(st.lists(st.text(alphabet=st.characters(codec=None)), min_size=1, max_size=5))
def test_any_text_gives_a_row_of_length_one_and_always_the_same(texts: list[str]) -> None:
    rows = HashingEmbedder().embed(texts)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.array_equal(rows, HashingEmbedder().embed(texts))


def test_words_that_share_their_parts_are_near() -> None:
    rows = HashingEmbedder().embed(["pop filters", "Pop Filter", "jazz drums"])
    assert rows[0] @ rows[1] > 0.5 > rows[0] @ rows[2]


@pytest.mark.parametrize(
    "rows",
    [[[1.0], [1.0]], [[0.0, 0.0]], [[float("nan"), 1.0]], [[float("inf"), 1.0]], [[]], ["a"], [[1.0, "b"]], None],
)
def test_rows_without_a_direction_are_refused(rows: object) -> None:
    with pytest.raises(EmbeddingError, match="toy"):
        unit_rows(rows, 1, "toy")

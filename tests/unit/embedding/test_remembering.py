"""Vectors that are kept between runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from graph_schema.errors import EmbeddingError
from services.embedding.embedder import Vectors
from services.embedding.hashing import HashingEmbedder
from services.embedding.remembering import RememberingEmbedder


class Counting(HashingEmbedder):
    """Keeps what it was asked for; ``name`` lets two of them pass for two models."""

    def __init__(self, name: str = "counting") -> None:
        super().__init__()
        self.name, self.asked = name, list[str]()

    @property
    def model(self) -> str:
        return self.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().embed(texts)


def test_only_what_is_new_is_embedded_and_every_vector_is_the_models(tmp_path: Path) -> None:
    counting = Counting()
    remembering = RememberingEmbedder(counting, tmp_path / "made" / "vectors.sqlite")
    remembering.embed(["blue guitar", "红茶"])
    found = remembering.embed(["green tea", "红茶", "blue guitar", "green tea"])
    assert counting.asked == ["blue guitar", "红茶", "green tea"]
    wanted = HashingEmbedder().embed(["green tea", "红茶", "blue guitar", "green tea"])
    np.testing.assert_array_equal(found, wanted)


def test_another_run_finds_them_and_another_model_does_not(tmp_path: Path) -> None:
    first, second, other = Counting(), Counting(), Counting("other")
    for one in (first, second, other):
        RememberingEmbedder(one, tmp_path / "vectors.sqlite").embed(["blue guitar"])
    assert (first.asked, second.asked, other.asked) == (["blue guitar"], [], ["blue guitar"])


def test_halves_of_letters_and_nul_are_texts_like_others(tmp_path: Path) -> None:
    remembering = RememberingEmbedder(Counting(), tmp_path / "vectors.sqlite")
    assert remembering.embed(["a \ud800 b", "a \0 b"]).shape[0] == 2


def test_a_file_of_something_else_is_said(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    path.write_text("not a database, but a text that somebody keeps here" * 20)
    with pytest.raises(EmbeddingError, match=r"vectors\.sqlite .*delete it"):
        RememberingEmbedder(Counting(), path).embed(["blue guitar"])

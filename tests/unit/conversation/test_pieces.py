"""Where an utterance is cut into pieces, each with one thing that is done with its names."""

from __future__ import annotations

import pytest

from services.conversation.cues import SPLIT


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("想看历史不要战争", ["想看历史", "不要战争"]),
        ("推荐诗歌别太长", ["推荐诗歌", "别太长"]),
        ("科幻少点爱情", ["科幻", "少点爱情"]),
        ("以后都不要给我推荐政治类的书", ["以后都不要给我推荐政治类的书"]),
        ("今后别推荐恐怖", ["今后别推荐恐怖"]),
        ("some history without war", ["some history ", "without war"]),
    ],
)
def test_a_refusal_is_a_piece_of_its_own_unless_it_is_for_good(text: str, pieces: list[str]) -> None:
    assert [piece for piece in SPLIT.split(text) if piece] == pieces

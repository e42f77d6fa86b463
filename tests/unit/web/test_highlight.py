"""A text cut at its mentions is still the text."""

from __future__ import annotations

from services.search.item_texts import Mention
from web.pages.highlight import Piece, pieces


def mention(start: int, end: int, interest_id: str = "x") -> Mention:
    return Mention(start, end, interest_id, interest_id, None, 1)


def test_mentions_are_cut_out_and_nothing_is_lost() -> None:
    text = "I love jazz 🎷 and 红楼梦."
    marked = [mention(7, 11), mention(18, 21)]
    cut = pieces(text, marked)
    assert [piece.text for piece in cut if piece.mention] == ["jazz", "红楼梦"]
    assert "".join(piece.text for piece in cut) == text


def test_of_overlapping_mentions_the_first_and_longest_stays() -> None:
    cut = pieces("science fiction", [mention(8, 15), mention(0, 7), mention(0, 15)])
    assert cut == [Piece("science fiction", mention(0, 15))]


def test_spans_beyond_the_text_are_left_out() -> None:
    assert pieces("abc", [mention(2, 9), mention(1, 1)]) == [Piece("abc")]

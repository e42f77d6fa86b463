"""Cursors lead on, and only where they came from."""

from __future__ import annotations

import pytest

from services.search.cursor import InvalidCursorError, decode_cursor, encode_cursor


@pytest.mark.parametrize("key", [["a/b"], ["红楼梦 🎷"], [""], ["x" * 1000]])
def test_a_cursor_gives_its_key_back(key: list[str]) -> None:
    assert decode_cursor(encode_cursor(key), (str,)) == key


def test_no_cursor_is_the_first_page() -> None:
    assert decode_cursor(None, (str,)) is None
    assert decode_cursor("", (str,)) is None


@pytest.mark.parametrize(
    "cursor", ["nonsense", "é", "W10", encode_cursor([1]), encode_cursor(["a", "b"]), "eyJhIjoxfQ"]
)
def test_another_list_s_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidCursorError, match="start again without a cursor"):
        decode_cursor(cursor, (str,))


def test_a_number_the_database_cannot_take_is_refused() -> None:
    assert decode_cursor(encode_cursor([2**63 - 1, "a"]), (int, str)) == [2**63 - 1, "a"]
    for number in (2**63, -(2**70)):
        with pytest.raises(InvalidCursorError):
            decode_cursor(encode_cursor([number, "a"]), (int, str))

"""Years and prices as people say them, in both languages."""

from __future__ import annotations

import pytest

from services.conversation.numbers import bounds_in


@pytest.mark.parametrize(
    ("said", "kind", "least", "most"),
    [
        ("before 1900", "year", None, 1899),
        ("nothing before 1900", "year", 1900, None),
        ("written after 1850 please", "year", 1851, None),
        ("since 1950", "year", 1950, None),
        ("between 1800 and 1850", "year", 1800, 1850),
        ("from the 19th century", "year", 1800, 1899),
        ("before the 19th century", "year", None, 1799),
        ("1960s music", "year", 1960, 1969),
        ("older than 1000", "year", None, 999),
        ("1900年以后的", "year", 1900, None),
        ("不要1900年以前的", "year", 1900, None),
        ("十九世纪的小说", "year", 1800, 1899),
        ("20世纪以前", "year", None, 1899),
        ("1920年代", "year", 1920, 1929),
        ("80年代的歌", "year", 1980, 1989),
        ("1850到1900年", "year", 1850, 1900),
        ("under 20 dollars", "price", None, 20),
        ("less than $15", "price", None, 15),
        ("between 5 and 10 euros", "price", 5, 10),
        ("at least £8.50", "price", 8.5, None),
        ("under 20", "price", None, 20),
        ("up to 1900", "year", None, 1900),
        ("20块以下", "price", None, 20),
        ("不超过30元", "price", None, 30),
        ("预算15元", "price", None, 15),
        ("10到20块", "price", 10, 20),
    ],
)
def test_a_bound_is_read(said: str, kind: str, least: float | None, most: float | None) -> None:
    [found], _ = bounds_in(said)
    assert (found.kind, found.least, found.most) == (kind, least, most)


@pytest.mark.parametrize("said", ["two towers", "number 3", "第二本", "20 books", "1984", "the first 10"])
def test_other_numbers_bound_nothing(said: str) -> None:
    assert bounds_in(said)[0] == []

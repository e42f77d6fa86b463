"""Personal data is hidden in place; what only looks like it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.llm.masking import masked

PERSONAL = [
    ("mail me at ann.lee+shop@mail.example.org please", "ann.lee+shop@mail.example.org"),
    ("call 13812345678 now", "13812345678"),
    ("我的电话是13812345678，晚上打", "13812345678"),
    ("+44 20 7946 0958", "+44 20 7946 0958"),
    ("+8613812345678", "+8613812345678"),
    ("(415) 555-0132 is mine", "415) 555-0132"),
    ("座机 010-62345678", "010-62345678"),
    ("card 4111 1111 1111 1111.", "4111 1111 1111 1111"),
    ("卡号6222021234567890128", "6222021234567890128"),
    ("身份证11010519491231002X，", "11010519491231002X"),
    ("SSN 078-05-1120", "078-05-1120"),
    ("IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
    ("my key is sk-abcdefghijklmnopqrstuv", "sk-abcdefghijklmnopqrstuv"),
]


@pytest.mark.parametrize(("text", "personal"), PERSONAL)
def test_personal_data_is_hidden_in_place(text: str, personal: str) -> None:
    hidden = masked(text)

    start = text.index(personal)
    end = start + len(personal)
    assert len(hidden) == len(text)
    assert not any(c.isalnum() for c in hidden[start:end])
    assert (hidden[:start], hidden[end:]) == (text[:start], text[end:])


@pytest.mark.parametrize(
    "text",
    [
        "I read 1984 and Catch-22 in 2011-2012",
        "a 12-string guitar, 4x12 cabinet, 3.14159265358979",
        "花了1299元，买于2023年5月1日",
        "ISBN 978-0-14-044913-6",
        "@mozart rocks, 5 stars, 10/10",
        "score 100000 points in 25 minutes",
        "the 1812 Overture, BWV 1007, K. 545",
        "",
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    assert masked(text) == text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_the_length_never_changes(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert masked(masked(text)) == masked(text)

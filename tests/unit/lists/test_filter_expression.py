"""Filter expressions: what they mean, and what is said of those that mean nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import FilterError
from services.lists.filter_expression import read_filter
from services.recommenders.scope import Comparison


def clauses(text: str) -> list[list[tuple[str, str, object]]]:
    return [[(one.field, one.operator, one.value) for one in clause] for clause in read_filter(text).clauses]


def test_comparisons_are_joined_to_clauses() -> None:
    assert clauses('category = "Jazz" and (year >= 1960 or price < 5)') == [
        [("categories", "has", "jazz")],
        [("year", ">=", 1960.0), ("price", "<", 5.0)],
    ]


def test_a_value_among_several_is_one_clause() -> None:
    assert clauses("brand in ('Vertigo', \"EMI\")") == [[("brand", "is", "vertigo"), ("brand", "is", "emi")]]
    assert clauses('brand not in ("Vertigo", "EMI")') == [
        [("brand", "is not", "vertigo")],
        [("brand", "is not", "emi")],
    ]


def test_not_turns_everything_round() -> None:
    assert clauses('not (year < 1960 or category = "metal")') == [
        [("year", "not <", 1960.0)],
        [("categories", "has not", "metal")],
    ]
    assert clauses("not (year < 1960 and price is missing)") == [
        [("year", "not <", 1960.0), ("price", "present", True)]
    ]


def test_days_truth_and_escapes() -> None:
    assert clauses("published >= 2024-02-29") == [[("published_at", ">=", datetime(2024, 2, 29, tzinfo=UTC))]]
    assert clauses("available = TRUE") == [[("is_available", "=", True)]]
    assert clauses(r'title = "say \"hi\" \\ 你好"') == [[("title", "is", 'say "hi" \\ 你好')]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "character 1"),
        ("category", "character 9"),
        ('category = "jazz" und year = 1', "character 19"),
        ('colour = "red"', "no field 'colour'"),
        ("year = 'jazz'", "year compares by"),
        ('category < "jazz"', "category compares by"),
        ("published = 2024-02-30", "no day"),
        ('title = "' + "x" * 2000 + '"', "2000 characters"),
        (" or ".join("(year > 1 and price > 1)" for _ in range(12)), "too involved"),
        ('"; MATCH (n) DETACH DELETE n //', "cannot read"),
        ("(" * 1500 + "year = 1" + ")" * 400, "cannot read"),
    ],
)
def test_what_means_nothing_is_refused_with_the_place(text: str, said: str) -> None:
    with pytest.raises(FilterError, match=said):
        read_filter(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_filter(text)
    except FilterError as error:
        assert str(error)


@given(st.text(min_size=0, max_size=50))
def test_any_text_may_be_a_value(value: str) -> None:
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    assert read_filter(f"title = {quoted}").clauses == ((Comparison("title", "is", value.lower()),),)

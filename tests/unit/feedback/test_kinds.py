"""The feedback table and what it makes of an event."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import SettingsError
from services.feedback.kinds import FeedbackTable, rating_mean, read_table, strength, strengths


@pytest.fixture(scope="module")
def table() -> FeedbackTable:
    return read_table()


def test_the_shipped_table_weighs_as_documented(table: FeedbackTable) -> None:
    weights = {name: table.kind(name).weight for name in ("view", "like", "buy", "dislike")}
    assert weights == {"view": 0.2, "like": 1.0, "buy": 2.0, "dislike": -1.0}


def test_a_rating_counts_against_the_users_own_mean(table: FeedbackTable) -> None:
    rate = table.kind("rate")
    generous, strict = strength(rate, 1, 4.0, mean=4.8), strength(rate, 1, 4.0, mean=2.5)
    assert generous < 0 < strict


def test_the_mean_of_few_ratings_is_drawn_to_neutral(table: FeedbackTable) -> None:
    rate = table.kind("rate")
    assert rating_mean([5.0], rate) == pytest.approx((5 + 2 * 3) / 3)
    assert rating_mean([], rate) == 3.0


def test_an_unknown_kind_counts_as_the_row_for_others(table: FeedbackTable) -> None:
    assert strength(table.kind("hum"), 1, None, 3.0) == 0.2


def test_repetition_grows_slowly_and_stops(table: FeedbackTable) -> None:
    view = table.kind("view")
    once, often, forever = (strength(view, count, None, 3.0) for count in (1, 5, 10**9))
    assert once < often < forever == pytest.approx(0.4)


@given(st.sampled_from(["view", "listen", "buy", "dislike"]), st.integers(1, 10**6), st.sampled_from([None, 0.0, 40.0]))
def test_strengths_by_count_end_where_repetition_adds_nothing(kind: str, count: int, value: float | None) -> None:
    row = read_table().kind(kind)
    by_count = strengths(row, value)
    assert by_count[min(count, len(by_count)) - 1] == strength(row, count, value, 0.0)


@given(st.sampled_from(["view", "rate", "listen", "buy", "dislike"]), st.integers(1, 10**6), st.floats(-1e9, 1e9))
def test_no_feedback_is_stronger_than_two(kind: str, count: int, value: float) -> None:
    assert -2 <= strength(read_table().kind(kind), count, value, 3.0) <= 2


def test_a_table_of_ones_own_overlays_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "kinds.toml"
    path.write_text("[view]\nweight = 0.5\n[hum]\nweight = -0.1\n")
    table = read_table(path)
    assert (table.kind("view").weight, table.kind("hum").weight, table.kind("buy").weight) == (0.5, -0.1, 2.0)


@pytest.mark.parametrize(
    "row", ["weight = 9.0", "reads = 'flat'", "weight = 1.0\nspread = 0", "weight = 1\ncolour = 1", "weight = 'much'"]
)
def test_a_wrong_row_is_refused_by_name(tmp_path: Path, row: str) -> None:
    path = tmp_path / "kinds.toml"
    path.write_text(f"[view]\n{row}\n")
    with pytest.raises(SettingsError, match=r"kinds\.toml: \[view\]"):
        read_table(path)


def test_without_ratings_and_without_a_prior_the_mean_is_neutral(table: FeedbackTable) -> None:
    assert rating_mean([], replace(table.kind("rate"), prior=0)) == 3.0

"""What a call costs; the longest beginning of a model's name counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import ModelBudgetError, SettingsError
from services.llm.budget import Budget
from services.llm.prices import Price, read_prices

HOSTED = "https://api.example.org/v1"


def test_the_longest_beginning_counts() -> None:
    prices = read_prices()

    mini, large = prices.of("gpt-4o-mini-2024-07-18", HOSTED), prices.of("gpt-4o-2024-08-06", HOSTED)
    assert mini is not None and large is not None
    assert mini.output < large.output


def test_an_unknown_model_has_no_price_unless_it_runs_here() -> None:
    assert read_prices().of("qwen2.5", HOSTED) is None
    assert read_prices().of("qwen2.5", "http://127.0.0.1:8080/v1") == Price(input=0, output=0)
    assert read_prices().of("qwen2.5", "http://localhost:8080/v1") == Price(input=0, output=0)


def test_cached_tokens_are_cheaper_where_the_table_says_so() -> None:
    assert Price(input=2, output=8, cached=0.5).of(1_000_000, 400_000, 100_000) == pytest.approx(1.2 + 0.2 + 0.8)
    assert Price(input=2, output=8).of(1_000_000, 400_000, 0) == pytest.approx(2.0)


def test_a_table_of_ones_own_lies_over_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "prices.toml"
    own.write_text('[prices]\n"gpt-4o" = { input = 9, output = 9 }\n"mine" = { input = 1, output = 1 }\n')
    prices = read_prices(own)

    assert prices.of("gpt-4o", HOSTED) == Price(input=9, output=9)
    assert prices.of("mine-7b", HOSTED) == Price(input=1, output=1)
    assert prices.of("gpt-4.1", HOSTED) is not None


def test_another_currency_leaves_the_shipped_prices_out(tmp_path: Path) -> None:
    own = tmp_path / "prices.toml"
    own.write_text('currency = "CNY"\n[prices]\n"mine" = { input = 1, output = 1 }\n')

    assert read_prices(own).currency == "CNY"
    assert read_prices(own).of("gpt-4o", HOSTED) is None


@pytest.mark.parametrize(
    "text", ["[prices", '[prices]\n"m" = { input = -1, output = 1 }', '[prices]\n"m" = 3', "x = 1"]
)
def test_a_wrong_table_names_its_file(tmp_path: Path, text: str) -> None:
    own = tmp_path / "prices.toml"
    own.write_text(text)

    with pytest.raises(SettingsError, match=r"prices\.toml"):
        read_prices(own)


def test_a_budget_holds_what_is_under_way_to_its_longest_reply() -> None:
    budget = Budget(money=0.003)
    price = Price(input=1, output=1)
    with budget.reserve(1000, 1000, price) as first:
        with pytest.raises(ModelBudgetError, match="--budget"), budget.reserve(1000, 1000, price):
            pass
        first.money = 0.0005
    with budget.reserve(1000, 1000, price):
        pass

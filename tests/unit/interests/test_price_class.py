"""What is cheap and what is dear among its like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.interests.price_class import AFFORDABLE, LEAST_PRICED, PREMIUM, Priced, price_classes

ITEMS = st.lists(
    st.builds(
        lambda price, categories: (price, tuple(sorted(categories))),
        st.floats(min_value=0, max_value=1e6, allow_nan=False),
        st.sets(st.sampled_from("abc"), max_size=3),
    ),
    max_size=90,
)


def shelf(prices: list[float], *categories: str, first: int = 0) -> list[Priced]:
    return [Priced(f"i{first + n:03}", price, categories) for n, price in enumerate(prices)]


def test_the_outer_fifths_have_a_class() -> None:
    found = price_classes(shelf([float(price) for price in range(1, 21)], "headphones"))
    assert [id for id, name in found.items() if name == AFFORDABLE] == ["i000", "i001", "i002", "i003"]
    assert [id for id, name in found.items() if name == PREMIUM] == ["i016", "i017", "i018", "i019"]


def test_few_prices_say_nothing() -> None:
    assert price_classes(shelf([1.0] * 10 + [99.0] * (LEAST_PRICED - 11), "headphones")) == {}


@pytest.mark.parametrize("prices", [[9.99] * 30, [10.0 + n / 100 for n in range(30)]])
def test_prices_that_hardly_differ_have_no_class(prices: list[float]) -> None:
    assert price_classes(shelf(prices, "headphones")) == {}


def test_a_common_lowest_price_is_cheap_only_below_the_middle() -> None:
    found = price_classes(shelf([5.0] * 9 + [20.0] * 21, "headphones"))
    assert sorted(found.values()) == [AFFORDABLE] * 9


def test_it_is_measured_in_the_narrowest_category() -> None:
    novels = shelf([float(price) for price in range(10, 30)], "books", "novels")
    atlases = shelf([float(price) for price in range(100, 130)], "books", first=100)
    found = price_classes([*novels, *atlases])
    assert found["i019"] == PREMIUM
    assert "i010" not in found


def test_a_price_of_nothing_is_not_known() -> None:
    found = price_classes([*shelf([0.0, -1.0], "a", first=500), *shelf([float(price) for price in range(1, 21)], "a")])
    assert not found.keys() & {"i500", "i501"}
    assert len(found) == 8


@given(ITEMS)
def test_no_cheap_thing_costs_more_than_a_dear_one_of_its_only_category(
    rows: list[tuple[float, tuple[str, ...]]],
) -> None:
    items = [Priced(str(n), price, categories[:1]) for n, (price, categories) in enumerate(rows)]
    found = price_classes(items)
    for category in "abc":
        within = [(found.get(item.item_id), item.price) for item in items if item.categories == (category,)]
        cheap = [price for name, price in within if name == AFFORDABLE]
        dear = [price for name, price in within if name == PREMIUM]
        assert not cheap or not dear or max(cheap) < min(dear)
        assert 2 * len(cheap) <= len(within) and 2 * len(dear) <= len(within)


@given(ITEMS, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(rows: list[tuple[float, tuple[str, ...]]], random: object) -> None:
    items = [Priced(str(n), price, categories) for n, (price, categories) in enumerate(rows)]
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert price_classes(items) == price_classes(shuffled)

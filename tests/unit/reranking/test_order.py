"""Whatever numbers come, the order is a permutation, or it is told what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reranking.order import completed, find_fault


def test_what_is_not_named_keeps_its_order_after_what_is() -> None:
    assert completed([3, 1], 5) == [3, 1, 2, 4, 5]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], "give the numbers from 1 to 4"),
        ([0, 1], "0 is none"),
        ([1, 5], "5 is none"),
        ([-1], "-1 is none"),
        ([2, 1, 2], "2 stands 2 times"),
    ],
)
def test_what_is_wrong_with_numbers_is_told(numbers: list[int], said: str) -> None:
    assert said in (find_fault(numbers, 4) or "")
    with pytest.raises(ValueError, match=said):
        completed(numbers, 4)


@given(count=st.integers(1, 20), numbers=st.lists(st.integers(-2, 25), max_size=25))
def test_an_order_is_a_permutation_or_has_a_fault(count: int, numbers: list[int]) -> None:
    if find_fault(numbers, count) is not None:
        return
    order = completed(numbers, count)
    assert sorted(order) == list(range(1, count + 1))
    assert order[: len(numbers)] == numbers
    assert order[len(numbers) :] == sorted(order[len(numbers) :])


@given(data=st.data(), count=st.integers(1, 20))
def test_a_beginning_of_a_permutation_has_no_fault(data: st.DataObject, count: int) -> None:
    every = data.draw(st.permutations(range(1, count + 1)))
    said = every[: data.draw(st.integers(1, count))]
    assert find_fault(said, count) is None
    assert sorted(completed(said, count)) == list(range(1, count + 1))

"""From the numbers a model gave to an order: a permutation of what was there, whatever it said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def find_fault(numbers: Sequence[int], count: int) -> str | None:
    """Return what is wrong with these numbers of ``count`` items, None when each is one of them and stands once."""
    if not numbers:
        return f"give the numbers from 1 to {count} in order"
    foreign = [number for number in numbers if not 1 <= number <= count]
    if foreign:
        return f"{foreign[0]} is none of the numbers from 1 to {count}"
    number, times = Counter(numbers).most_common(1)[0]
    return f"{number} stands {times} times: give each number once" if times > 1 else None


def completed(numbers: Sequence[int], count: int) -> list[int]:
    """Return every number from 1 to ``count`` once: those named as they stand, then the others in their old order.

    Raises ValueError where ``find_fault`` finds one.
    """
    fault = find_fault(numbers, count)
    if fault is not None:
        raise ValueError(fault)
    named = {*numbers}
    return [*numbers, *(number for number in range(1, count + 1) if number not in named)]

"""Who is cheap and who is dear among its like: the outer fifths of the prices in a category."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

AFFORDABLE, PREMIUM = "affordable", "premium"
"""Attributes of services/language/attributes.toml: descriptions give the same ones, in words."""
LEAST_PRICED = 20
"""A category with fewer prices says nothing of what is dear in it."""
OUTER_SHARE = 0.2
APART = 1.25
"""What is dear costs this many times the median, what is cheap goes into it as often: 10.20 is not dear beside 10."""


@dataclass(frozen=True, slots=True)
class Priced:
    """An item with its price, in the source's currency, and the categories it stands in."""

    item_id: str
    price: float
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """At most ``low`` is cheap, at least ``high`` is dear; ``prices`` is how many the category has."""

    low: float
    high: float
    prices: int


def price_classes(items: Sequence[Priced]) -> dict[str, str]:
    """Return the class of the items that have one, by id.

    An item is measured in the narrowest of its categories that has enough prices, so that a paperback is compared with
    paperbacks before it is with all books. A price of nothing is taken for one that is not known.
    """
    priced = [item for item in items if item.price > 0]
    bounds = _bounds_by_category(priced)
    classes = ((item.item_id, _class_of(item, bounds)) for item in priced)
    return {item_id: name for item_id, name in classes if name is not None}


def _bounds_by_category(items: Iterable[Priced]) -> dict[str, Bounds]:
    prices: dict[str, list[float]] = {}
    for item in items:
        for category in set(item.categories):
            prices.setdefault(category, []).append(item.price)
    return {category: _bounds(sorted(found)) for category, found in prices.items() if len(found) >= LEAST_PRICED}


def _bounds(prices: Sequence[float]) -> Bounds:
    outer, middle = math.ceil(OUTER_SHARE * len(prices)), median(prices)
    return Bounds(min(prices[outer - 1], middle / APART), max(prices[-outer], middle * APART), len(prices))


def _class_of(item: Priced, bounds: Mapping[str, Bounds]) -> str | None:
    measured = [(bounds[category].prices, category) for category in item.categories if category in bounds]
    if not measured:
        return None
    _, narrowest = min(measured)
    if item.price <= bounds[narrowest].low:
        return AFFORDABLE
    return PREMIUM if item.price >= bounds[narrowest].high else None

"""What of a filter a vector index can keep by itself: bounds of year and of price."""

from __future__ import annotations

import math
from dataclasses import dataclass

from services.recommenders.scope import Comparison, Filter

FIELDS = ("year", "price")


@dataclass(frozen=True, slots=True)
class IndexBounds:
    """The least and the greatest year and price; None where the filter says nothing."""

    year: tuple[float, float] | None = None
    price: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing can keep them: the index refuses a range whose end lies before its start."""
        return any(bounds is not None and bounds[0] > bounds[1] for bounds in (self.year, self.price))

    def parameters(self) -> dict[str, float]:
        """Return the bounds as the query takes them."""
        year, price = self.year or (0.0, 0.0), self.price or (0.0, 0.0)
        return {"year_from": year[0], "year_to": year[1], "price_from": price[0], "price_to": price[1]}

    def shares(self, k: int) -> dict[str, int]:
        """Return ``k`` for the one search that keeps these bounds, and 0 for the others."""
        chosen = {(False, False): "k", (True, False): "k_year", (False, True): "k_price", (True, True): "k_both"}
        wanted = chosen[self.year is not None, self.price is not None]
        return {name: k if name == wanted else 0 for name in chosen.values()}


def index_bounds(filter: Filter | None) -> IndexBounds:
    """Return bounds that everything passing the filter keeps; they may let more pass than the filter does."""
    found: dict[str, tuple[float, float]] = {}
    for clause in filter.clauses if filter else ():
        if len(clause) == 1 and clause[0].field in FIELDS and (bounds := _bounds(clause[0])):
            low, high = found.get(clause[0].field, (-math.inf, math.inf))
            found[clause[0].field] = (max(low, bounds[0]), min(high, bounds[1]))
    return IndexBounds(found.get("year"), found.get("price"))


def _bounds(one: Comparison) -> tuple[float, float] | None:
    if isinstance(one.value, bool) or not isinstance(one.value, int | float):
        return None
    if one.operator == "=":
        return one.value, one.value
    if one.operator in ("<", "<="):
        return -math.inf, one.value
    if one.operator in (">", ">="):
        return one.value, math.inf
    return None

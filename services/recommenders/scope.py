"""Which items a list may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Value = str | float | bool | datetime


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a property of the item with a value.

    Operators: is, is not, contains, contains not (texts in lower case; lists too), has, has not (lists), =, <>, <, <=,
    >, >= and these after "not " (numbers, days, truth), missing, present. What is missing passes only what
    is negative.
    """

    field: str
    operator: str
    value: Value


@dataclass(frozen=True, slots=True)
class Filter:
    """What items must pass: at least one comparison of every clause. ``text`` is the expression as it was written."""

    text: str
    clauses: tuple[tuple[Comparison, ...], ...]

    def parameters(self) -> list[list[dict[str, Any]]]:
        """Return the clauses as the parameter ``$filter`` of the queries that apply them."""
        return [
            [{"field": one.field, "operator": one.operator, "value": one.value} for one in clause]
            for clause in self.clauses
        ]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a list may hold: ``seen`` items the user has met too, none of ``exclude``, only what passes ``filter``.

    Items that are not available are never in it.
    """

    seen: bool = False
    exclude: tuple[str, ...] = ()
    filter: Filter | None = None

    def parameters(self) -> dict[str, Any]:
        """Return the parameters ``$seen`` and ``$exclude`` of the candidate queries."""
        return {"seen": self.seen, "exclude": list(self.exclude)}


UNSEEN = Scope()
"""What a list holds when nobody says otherwise."""

"""Reads filter expressions such as ``category = "jazz" and year >= 1960 and not price > 20``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

from graph_schema.errors import FilterError
from services.lists.fields import FIELDS
from services.recommenders.scope import Comparison, Filter, Value

LONGEST = 2000
MOST_COMPARISONS = 200
OPPOSITES = {
    "=": "<>",
    "is": "is not",
    "<": "not <",
    "<=": "not <=",
    ">": "not >",
    ">=": "not >=",
    "has": "has not",
    "contains": "contains not",
    "missing": "present",
}
OPPOSITES |= {opposite: operator for operator, opposite in OPPOSITES.items()}
ALLOWED = {
    "text": ("=", "<>", "contains"),
    "texts": ("=", "<>", "contains"),
    "truth": ("=", "<>"),
    "number": ("=", "<>", "<", "<=", ">", ">="),
    "day": ("=", "<>", "<", "<=", ">", ">="),
}
WRITTEN = {
    "text": {"=": "is", "<>": "is not"},
    "texts": {"=": "has", "<>": "has not"},
    "truth": {},
    "number": {},
    "day": {},
}
"""How a comparison of such a field is named in the queries."""
Clauses = tuple[tuple[Comparison, ...], ...]
"""Of every clause at least one comparison must hold."""


def read_filter(text: str) -> Filter:
    """Read an expression into clauses. Raises FilterError with the place and what would fit there.

    Fields are those of ``FIELDS``; texts stand in quotation marks and are compared without regard to case; a list
    passes ``=`` when it holds the value. A comparison with a field the item lacks does not hold, and ``not`` is the
    opposite: ``not price > 20`` passes what has no price.
    """
    if len(text) > LONGEST:
        raise FilterError(f"a filter has at most {LONGEST} characters, this one {len(text)}")
    try:
        return Filter(text, _Reader().transform(_grammar().parse(text)))
    except UnexpectedInput as error:
        is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        at = len(text) if is_end else min(max(error.pos_in_stream or 0, 0), len(text))
        found = text[at : at + 20] or "the end"
        raise FilterError(
            f"filter, character {at + 1}: cannot read {found!r} here; write it as"
            ' category = "jazz" and year >= 1960, joined by and, or, not and brackets'
        ) from None
    except VisitError as error:
        if isinstance(error.orig_exc, FilterError):
            raise error.orig_exc from None
        raise


@cache
def _grammar() -> Lark:
    return Lark(Path(__file__).with_name("filter.lark").read_text(encoding="utf-8"), parser="lalr")


class _Reader(Transformer[Token, Clauses]):
    """Turns the tree into clauses, bottom up."""

    def start(self, parts: Sequence[Clauses]) -> Clauses:
        return parts[0]

    def either(self, parts: Sequence[Clauses]) -> Clauses:
        return any_of(parts)

    def both(self, parts: Sequence[Clauses]) -> Clauses:
        return all_of(parts)

    def negated(self, parts: Sequence[Clauses]) -> Clauses:
        return none_of(parts[0])

    def comparison(self, parts: Sequence[Any]) -> Clauses:
        name, operator, value = parts
        return ((_comparison(str(name), str(operator).lower(), value),),)

    def among(self, parts: Sequence[Any]) -> Clauses:
        name, *values = parts
        return (tuple(_comparison(str(name), "=", value) for value in values),)

    def not_among(self, parts: Sequence[Any]) -> Clauses:
        return none_of(self.among(parts))

    def missing(self, parts: Sequence[Any]) -> Clauses:
        return ((Comparison(_field(str(parts[0])).property, "missing", True),),)

    def present(self, parts: Sequence[Any]) -> Clauses:
        return ((Comparison(_field(str(parts[0])).property, "present", True),),)

    def number(self, parts: Sequence[Token]) -> float:
        return float(parts[0])

    def truth(self, parts: Sequence[Token]) -> bool:
        return parts[0].lower() == "true"

    def day(self, parts: Sequence[Token]) -> datetime:
        try:
            return datetime.strptime(str(parts[0]), "%Y-%m-%d").replace(tzinfo=UTC)
        except ValueError:
            raise FilterError(f"filter: {parts[0]} is no day of the calendar") from None

    def text(self, parts: Sequence[Token]) -> str:
        inside = str(parts[0])[1:-1]
        plain = "".join(
            inside[at] for at in range(len(inside)) if inside[at] != "\\" or (at and inside[at - 1] == "\\")
        )
        return plain.lower()


def _field(name: str) -> Any:
    field = FIELDS.get(name.lower())
    if field is None:
        raise FilterError(f"filter: items have no field {name!r}; there are {', '.join(FIELDS)}")
    return field


def _comparison(name: str, operator: str, value: Value) -> Comparison:
    field = _field(name)
    operator = "<>" if operator == "!=" else operator
    kinds = {str: ("text", "texts"), float: ("number",), bool: ("truth",), datetime: ("day",)}[type(value)]
    if field.holds not in kinds or operator not in ALLOWED[field.holds]:
        example = {"text": '"..."', "texts": '"..."', "number": "12.5", "day": "2024-01-31", "truth": "true"}
        raise FilterError(
            f"filter: {name} compares by {', '.join(ALLOWED[field.holds])} with a value like {example[field.holds]}"
        )
    return Comparison(field.property, WRITTEN[field.holds].get(operator, operator), value)


def all_of(parts: Sequence[Clauses]) -> Clauses:
    return _bounded([clause for part in parts for clause in part])


def any_of(parts: Sequence[Clauses]) -> Clauses:
    sizes = 1
    for part in parts:
        sizes *= len(part)
    if sizes > MOST_COMPARISONS:
        raise FilterError(f"filter: it is too involved (more than {MOST_COMPARISONS} comparisons when written out)")
    return _bounded([tuple(one for clause in chosen for one in clause) for chosen in product(*parts)])


def none_of(clauses: Clauses) -> Clauses:
    """Return the opposite: one of the clauses must have every comparison turned round."""
    turned = [
        tuple((Comparison(one.field, OPPOSITES[one.operator], one.value),) for one in clause) for clause in clauses
    ]
    return any_of(turned)


def _bounded(clauses: list[tuple[Comparison, ...]]) -> Clauses:
    if sum(map(len, clauses)) > MOST_COMPARISONS:
        raise FilterError(f"filter: it is too involved (more than {MOST_COMPARISONS} comparisons when written out)")
    return tuple(clauses)

"""From what a person typed to a query's parameters: typed, within bounds, none missing, none unknown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from graph_schema.errors import ParameterError
from services.queries.head import NamedQuery, Parameter

Value = str | int | float | None
LONGEST = 1000
"""Characters of a text or an id."""


def read_values(query: NamedQuery, given: Mapping[str, str]) -> dict[str, Value]:
    """Return a value for each parameter of the query; an empty text counts as left out. Raises ParameterError."""
    known = {parameter.name for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise ParameterError(name, f"the query {query.name} has no such parameter", _choice(sorted(known)))
    return {parameter.name: _value(parameter, given.get(parameter.name) or "") for parameter in query.parameters}


def _value(parameter: Parameter, text: str) -> Value:
    written = text.strip() or parameter.default
    if written is None:
        if parameter.is_needed:
            raise ParameterError(parameter.name, "is missing", f"give it: {parameter.meaning}")
        return None
    if len(written) > LONGEST:
        raise ParameterError(parameter.name, "is too long", f"at most {LONGEST} characters")
    match parameter.type:
        case "integer" | "number":
            return _number(parameter, written)
        case "date":
            return _date(parameter, written)
        case "choice" if written not in parameter.choices:
            raise ParameterError(parameter.name, f"is {written!r}", _choice(parameter.choices))
    return written


def _number(parameter: Parameter, written: str) -> int | float:
    try:
        value = int(written) if parameter.type == "integer" else float(written)
    except ValueError:
        whole = "a whole number" if parameter.type == "integer" else "a number"
        raise ParameterError(parameter.name, f"is {written!r}, not {whole}", _bounds(parameter)) from None
    low = -math.inf if parameter.low is None else parameter.low
    high = math.inf if parameter.high is None else parameter.high
    if not (low <= value <= high) or math.isinf(value):
        raise ParameterError(parameter.name, f"is {written}", _bounds(parameter))
    return value


def _date(parameter: Parameter, written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise ParameterError(parameter.name, f"is {written!r}, not a day", "write it as 2026-05-31") from None


def _bounds(parameter: Parameter) -> str:
    if parameter.low is None or parameter.high is None:
        return "give a number"
    return f"give one from {parameter.low:g} to {parameter.high:g}"


def _choice(names: tuple[str, ...] | list[str]) -> str:
    return f"choose one of {', '.join(names)}" if names else "it takes none"

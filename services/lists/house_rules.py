"""The rules of the house: what is blocked, boosted, or pinned to a place, whoever asks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_schema.errors import FilterError, SettingsError
from services.lists.filter_expression import all_of, none_of, read_filter
from services.recommenders.scope import Filter

STRONGEST = 10.0


@dataclass(frozen=True, slots=True)
class Boost:
    """Items that pass ``filter`` score ``factor`` times as much; the difference is a term of its own."""

    filter: Filter
    factor: float
    name: str


@dataclass(frozen=True, slots=True)
class Pin:
    """An item that stands at ``rank``, counted from 1, of every list it may be in."""

    item_id: str
    rank: int


@dataclass(frozen=True, slots=True)
class HouseRules:
    """All rules; the shipped set is empty."""

    blocks: tuple[Filter, ...] = ()
    boosts: tuple[Boost, ...] = ()
    pins: tuple[Pin, ...] = ()

    def narrowed(self, wanted: Filter | None) -> Filter | None:
        """Return the filter that asks for what is wanted and nothing that is blocked."""
        if not self.blocks:
            return wanted
        parts = ([wanted.clauses] if wanted else []) + [none_of(block.clauses) for block in self.blocks]
        return Filter(wanted.text if wanted else "", all_of(parts))


def read_house_rules(path: Path | None) -> HouseRules:
    """Read a TOML file of ``[[block]]``, ``[[boost]]`` and ``[[pin]]``. Raises SettingsError naming the table."""
    if path is None:
        return HouseRules()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as house rules ({error})") from error
    if unknown := set(tables) - {"block", "boost", "pin"}:
        raise SettingsError(f"{path}: [[{min(unknown)}]] is no rule; there are [[block]], [[boost]] and [[pin]]")
    blocks, boosts, pins = [], [], []
    for kind, rows in tables.items():
        for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
            where = f"{path}: [[{kind}]] {number}"
            if kind == "block":
                blocks.append(_filter(row, {"filter"}, where))
            elif kind == "boost":
                boosts.append(_boost(row, where))
            else:
                pins.append(_pin(row, where))
    return HouseRules(tuple(blocks), tuple(boosts), tuple(sorted(pins, key=lambda pin: (pin.rank, pin.item_id))))


def _filter(row: Mapping[str, Any], allowed: set[str], where: str) -> Filter:
    if not isinstance(row, dict) or set(row) - allowed or not isinstance(row.get("filter"), str):
        raise SettingsError(f'{where}: needs filter = "..." and takes only {", ".join(sorted(allowed))}')
    try:
        return read_filter(row["filter"])
    except FilterError as error:
        raise SettingsError(f"{where}: {error}") from error


def _boost(row: Mapping[str, Any], where: str) -> Boost:
    passed = _filter(row, {"filter", "factor", "name"}, where)
    factor, name = row.get("factor"), row.get("name", row["filter"])
    if isinstance(factor, bool) or not isinstance(factor, int | float) or not 0 < factor <= STRONGEST:
        raise SettingsError(
            f"{where}: needs a factor above 0 and at most {STRONGEST:g}; to leave items out, block them"
        )
    if not isinstance(name, str):
        raise SettingsError(f"{where}: name is a text to show")
    return Boost(passed, float(factor), name)


def _pin(row: Mapping[str, Any], where: str) -> Pin:
    known = isinstance(row, dict) and not set(row) - {"item", "rank"} and isinstance(row.get("item"), str)
    rank = row.get("rank", 1) if known else None
    if not isinstance(rank, int) or isinstance(rank, bool) or not 1 <= rank <= 1000:
        raise SettingsError(f'{where}: needs item = "..." and a rank from 1 to 1000')
    return Pin(row["item"], rank)

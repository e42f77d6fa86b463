"""The one table that says how much each kind of feedback counts, and in which direction."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from graph_schema.errors import SettingsError

DEFAULT_TABLE = Path(__file__).with_name("kinds.toml")
READS = ("flat", "rating", "count")
STRONGEST = 2.0
MOST_COUNTED = 55
"""Events after which repetition adds nothing: log(55) / 4 is above 1."""


@dataclass(frozen=True, slots=True)
class FeedbackKind:
    """One row of the table; the sign of ``weight`` is the polarity. See kinds.toml for the meaning of each."""

    weight: float
    reads: str = "flat"
    base: float = 0.0
    spread: float = 1.0
    neutral: float = 3.0
    prior: int = 2


@dataclass(frozen=True, slots=True)
class FeedbackTable:
    """All kinds by name; ``*`` stands for the others."""

    kinds: Mapping[str, FeedbackKind]

    def kind(self, name: str) -> FeedbackKind:
        return self.kinds.get(name, self.kinds["*"])

    def parameters(self) -> dict[str, dict[str, object]]:
        """Return the table as a query parameter."""
        return {name: asdict(kind) for name, kind in self.kinds.items()}


def read_table(path: Path | None = None) -> FeedbackTable:
    """Read the shipped table, overlaid by the rows of ``path``. Raises SettingsError naming the row."""
    rows = tomllib.loads(DEFAULT_TABLE.read_text(encoding="utf-8"))
    if path is not None:
        try:
            rows |= tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path}: cannot be read as a feedback table ({error})") from error
    return FeedbackTable({name: _row(name, row, path or DEFAULT_TABLE) for name, row in rows.items()})


def rating_mean(ratings: list[float], kind: FeedbackKind) -> float:
    """Return the mean of a user's ratings, drawn towards ``neutral`` as by ``prior`` further ratings."""
    if not ratings:
        return float(kind.neutral)
    return (math.fsum(ratings) + kind.prior * kind.neutral) / (len(ratings) + kind.prior)


def strength(kind: FeedbackKind, count: int, value: float | None, mean: float) -> float:
    """Say what the feedback of one kind on one item tells, in [-2, 2].

    The same formula stands in ``refresh_strengths.cypher``; a test holds the two together.

    Parameters
    ----------
    count
        Number of events, at least 1.
    value
        Value of the newest event that has one: stars for ratings, plays for counts.
    mean
        The user's stored ``rating_mean``, in stars.
    """
    if kind.reads == "rating" and value is not None:
        raw = kind.weight * min(1.0, max(-1.0, kind.base + (value - mean) / kind.spread))
    elif kind.reads == "count" and value is not None:
        raw = kind.weight * min(1.0, math.log10(1 + max(value, 0.0)) / kind.spread)
    else:
        raw = kind.weight * min(2.0, 1 + math.log(count) / 4)
    return min(STRONGEST, max(-STRONGEST, raw))


def strengths(kind: FeedbackKind, value: float | None) -> list[float]:
    """Return the strength by the number of events, from 1 on; the last holds for more.

    Not for ratings, which need a mean.
    """
    if kind.reads == "count" and value is not None:
        return [strength(kind, 1, value, 0.0)]
    return [strength(kind, count, value, 0.0) for count in range(1, MOST_COUNTED + 1)]


def _row(name: str, row: object, path: Path) -> FeedbackKind:
    known = FeedbackKind.__dataclass_fields__
    if not isinstance(row, dict) or "weight" not in row or set(row) - set(known) or not _are_numbers(row):
        raise SettingsError(
            f"{path}: [{name}] needs a weight, takes only {', '.join(known)}, and numbers for all but reads"
        )
    kind = FeedbackKind(**row)
    if kind.reads not in READS or kind.spread <= 0 or not -STRONGEST <= kind.weight <= STRONGEST or kind.prior < 0:
        raise SettingsError(
            f"{path}: [{name}] needs a weight from -2 to 2, a spread above 0, a prior of 0 or more,"
            f" and reads as one of {', '.join(READS)}"
        )
    return kind


def _are_numbers(row: dict[str, object]) -> bool:
    """Tell whether every value but ``reads`` is a number."""
    values = [value for name, value in row.items() if name != "reads"]
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)

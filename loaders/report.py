"""What a load did: rows read, records written, what each cleaning step touched, rows rejected."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from loaders.cleaning.cleaner import StepCounts


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was rejected: where it stands and why."""

    file: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.why}"


@dataclass(slots=True)
class FileReport:
    """One file (for a rejects file: one kind of its rows) and how many of its rows were read and rejected."""

    file: str
    table: str
    rows: int = 0
    rejected: int = 0


@dataclass
class LoadReport:
    """The outcome of a load or a dry run.

    ``records`` counts what the rows stand for after cleaning, ``written`` what was new to the graph, ``known`` the
    rest, by kind of record; ``not_read`` says of each other file why. ``problems`` holds the first ones, or all
    where that was asked for.
    """

    source: str
    format: str
    is_dry_run: bool
    files: list[FileReport] = field(default_factory=list)
    not_read: dict[str, str] = field(default_factory=dict)
    records: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    steps: list[StepCounts] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rejects_file: str | None = None
    seconds: float = 0.0

    @property
    def rows(self) -> int:
        """Return how many rows were read, rejected ones included."""
        return sum(file.rows for file in self.files)

    @property
    def rejected(self) -> int:
        """Return how many rows were rejected."""
        return sum(file.rejected for file in self.files)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return {
            "source": self.source,
            "format": self.format,
            "is_dry_run": self.is_dry_run,
            "rows": self.rows,
            "rejected": self.rejected,
            "records": dict(self.records),
            "written": dict(self.written),
            "known": dict(self.known),
            "files": [asdict(file) for file in self.files],
            "not_read": self.not_read,
            "steps": [asdict(step) for step in self.steps],
            "problems": [asdict(problem) for problem in self.problems],
            "rejects_file": self.rejects_file,
            "seconds": round(self.seconds, 2),
        }

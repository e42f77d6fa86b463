"""What every format writes to: a folder, with the rows of each file counted and shown on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from neo4j import Driver, Session

from services.exchange.reading import count
from services.exchange.tables import Table
from services.observability.progress import Progress

ROWS_BETWEEN_UPDATES = 1_000
Counted = Callable[[Iterable[Any]], Iterator[Any]]


@dataclass
class Output:
    """One export under way. ``name`` is what its folder will be called; ``rows`` counts them by file."""

    driver: Driver
    session: Session
    folder: Path
    name: str
    tables: tuple[Table, ...]
    progress: Progress
    rows: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def text_file(self, name: str, table: Table | None = None) -> Iterator[tuple[TextIO, Counted]]:
        """Give a new text file, and what counts the rows that are written to it; ``table`` tells how many to expect."""
        with self.counted(name, table) as rows, self.path(name).open("w", encoding="utf-8", newline="") as file:
            yield file, rows

    @contextmanager
    def counted(self, name: str, table: Table | None = None) -> Iterator[Counted]:
        """Give what passes rows through and counts them for a file."""
        total = count(self.driver, table) if table else None
        self.rows.setdefault(name, 0)
        with self.progress.step(name, total) as step:

            def rows(source: Iterable[Any]) -> Iterator[Any]:
                waiting = 0
                for row in source:
                    yield row
                    waiting += 1
                    if waiting == ROWS_BETWEEN_UPDATES:
                        step.advance(waiting)
                        self.rows[name] += waiting
                        waiting = 0
                step.advance(waiting)
                self.rows[name] += waiting

            yield rows

    def path(self, name: str) -> Path:
        """Return the path of a file of the export."""
        return self.folder / name

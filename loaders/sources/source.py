"""What every format offers: tables of rows, and the records that a row stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from graph_schema.records import Record
from loaders.sources.input import Input
from loaders.sources.peek import Peek

Fields = Mapping[str, Any]
"""The raw fields of one row by the names the source gives them."""
Scale = tuple[float, float]
"""The least and the greatest value that a rating may have."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """A row that cannot even be cut into fields; ``fields`` holds what there is of it."""

    why: str
    fields: Fields


Row = tuple[int, Fields | Malformed]
"""Line number (of the first line of the row, from 1) and content."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of one kind of file, and what they mean.

    ``parse`` turns the fields of a row into records and raises RowError without naming the place.
    ``columns`` must all be there in a row; ``rank`` orders files: users 0, items 1, the rest 2. No event
    happened before ``earliest``: times before it are most often milliseconds taken for seconds. Rows that are
    ``is_exact`` came out of a graph, cleaned as far as they should be: they only get the last check.
    """

    name: str
    parse: Callable[[Fields], Sequence[Record]]
    columns: tuple[str, ...] = ()
    scale: Scale | None = None
    rank: int = 2
    earliest: datetime = datetime(1990, 1, 1, tzinfo=UTC)
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One file with rows of one layout. ``encoding`` is that of lines that are not UTF-8."""

    layout: Layout
    path: Path
    read: Callable[[Input], Iterator[Row]]
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What a person may choose about reading; each format uses what concerns it.

    ``task`` names the training file of a ``split`` folder; ``mapping`` describes files of any shape.
    """

    task: str = "main"
    mapping: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The tables of a source, files that were read only to understand those, and why known others are left alone."""

    tables: tuple[Table, ...] = ()
    context: tuple[Path, ...] = ()
    left_alone: Mapping[Path, str] = field(default_factory=dict)


class Source(Protocol):
    """One format. ``looks_for`` says in words by what its files are recognised."""

    name: str
    looks_for: str

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables among the files; none when the format is another."""
        ...

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return every layout by its name, so that rejected rows find their meaning again."""
        ...

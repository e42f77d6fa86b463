"""Exports the graph in a chosen format."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver

from graph_schema.errors import ExportError
from services.exchange import gorse, recbole
from services.exchange.csv_tables import write_csv
from services.exchange.folder import new_folder
from services.exchange.gorse import write_gorse
from services.exchange.graphml import write_graphml
from services.exchange.matrices import write_matrices
from services.exchange.parquet_tables import write_parquet
from services.exchange.reading import count, reading
from services.exchange.recbole import write_recbole
from services.exchange.tables import tables
from services.exchange.writing import Output
from services.observability.progress import Progress, SilentProgress


@dataclass(frozen=True, slots=True)
class Format:
    """A format; ``holds`` are the tables of facts it has a place for (None: every table).

    ``takes_derived`` says whether what is derived can be asked for; the others leave it out, or always have it.
    """

    write: Callable[[Output], None]
    meaning: str
    holds: frozenset[str] | None = None
    takes_derived: bool = True


FORMATS = {
    "csv": Format(write_csv, "every fact, one file a table; loads again here and in neo4j-admin"),
    "parquet": Format(write_parquet, "every fact, one file a table with typed columns; loads again here"),
    "graphml": Format(write_graphml, "every fact, one file, for Gephi, Cytoscape, yEd, networkx"),
    "recbole": Format(write_recbole, "users, items, events, follows; what items are about", recbole.HOLDS, False),
    "gorse": Format(write_gorse, "users, items, feedback as JSON lines", gorse.HOLDS, False),
    "npz": Format(write_matrices, "a sparse matrix for each relationship type, and the ids of its rows", None, False),
}


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file with its rows and its size."""

    name: str
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written; ``left_out`` counts by table the facts that the format has no place for."""

    format: str
    folder: str
    files: tuple[ExportedFile, ...]
    left_out: dict[str, int]
    seconds: float


def export(
    driver: Driver, format_name: str, folder: Path, everything: bool = False, progress: Progress | None = None
) -> ExportReport:
    """Write the facts (with ``everything`` also what is derived) to a new folder; after an error nothing is left of it.

    Raises ExportError.
    """
    chosen, started = FORMATS[format_name], time.monotonic()
    if everything and not chosen.takes_derived:
        able = ", ".join(name for name, one in FORMATS.items() if one.takes_derived)
        raise ExportError(f"{format_name} is one and the same with and without what is derived; --all goes with {able}")
    with new_folder(folder) as hidden, reading(driver) as session:
        output = Output(
            driver, session, hidden, folder.absolute().name, tables(everything), progress or SilentProgress()
        )
        chosen.write(output)
        files = tuple(ExportedFile(name, rows, output.path(name).stat().st_size) for name, rows in output.rows.items())
    unheld = [one for one in tables() if chosen.holds is not None and one.name not in chosen.holds]
    left_out = {one.name: n for one in unheld if (n := count(driver, one))}
    return ExportReport(format_name, str(folder), files, left_out, time.monotonic() - started)

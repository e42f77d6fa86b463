"""Tables that this project exported, CSV or Parquet: they come back as they went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from loaders.sources.delimited import read_csv
from loaders.sources.exported_rows import PARSERS
from loaders.sources.input import Input
from loaders.sources.parquet import read_parquet
from loaders.sources.peek import Peek
from loaders.sources.source import Fields, Layout, Malformed, Opened, Row, SourceOptions, Table
from services.exchange.cells import read_cell
from services.exchange.csv_tables import csv_header
from services.exchange.tables import Table as Exported
from services.exchange.tables import table, tables

DERIVED = "derived: computed again by `interest-graph mine` and `interest-graph rebuild`"
FULL = {one.name: table(one.name) for one in tables()}
LAYOUTS = {
    name: Layout(name, parse, rank=rank, is_exact=True)
    for rank, names in enumerate((("user",), ("item",), tuple(PARSERS)))
    for name, parse in PARSERS.items()
    if name in names
}


class ExportedTables:
    """A graph that was exported as tables."""

    name = "interest-graph"
    looks_for = "the CSV or Parquet files of `interest-graph export`"

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return the tables of facts among the files."""
        found = [
            Table(LAYOUTS[one.name], file.path, read_parquet if file.names else partial(_read_cells, one))
            for file in files
            if (one := _table(file))
        ]
        derived = {one.name for one in tables(everything=True)} - LAYOUTS.keys() if found else set()
        left_alone = {file.path: DERIVED for file in files if file.path.name.partition(".")[0] in derived}
        return Opened(tuple(found), left_alone=left_alone)

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name."""
        return LAYOUTS


def _table(file: Peek) -> Exported | None:
    """Return the table by its columns: all facts, and nothing but what the table has."""
    columns = frozenset(file.columns())
    for one in FULL.values():
        if file.names and one.facts <= columns <= {column.name for column in one.columns}:
            return one
        if not file.names and set(csv_header(one.with_facts_only())) <= columns <= set(csv_header(one)):
            return one
    return None


def _read_cells(one: Exported, source: Input) -> Iterator[Row]:
    """Yield the rows with values of the table's types, times as text."""
    names = dict(zip(csv_header(one), one.columns, strict=True))
    for line, fields in read_csv(source):
        if isinstance(fields, Malformed):
            known = {names[name].name if name in names else name: value for name, value in fields.fields.items()}
            yield line, Malformed(fields.why, known)
        else:
            yield line, _typed({names[name].name: (names[name].type, cell) for name, cell in fields.items()})


def _typed(cells: Mapping[str, tuple[str, str]]) -> Fields:
    """Return the values; a cell that cannot be of its type stays as it is, and its row will be rejected for it."""
    values = {}
    for name, (type, cell) in cells.items():
        try:
            values[name] = read_cell(cell, type)
        except (ValueError, KeyError):
            values[name] = cell
    return values

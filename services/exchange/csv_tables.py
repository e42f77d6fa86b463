"""CSV files, one a table, with headers as Neo4j's own importer reads them."""

from __future__ import annotations

import csv

from graph_schema.model import NodeType
from services.exchange.cells import HEADER_TYPES, write_cell
from services.exchange.reading import read_rows
from services.exchange.tables import Table
from services.exchange.writing import Output


def write_csv(output: Output) -> None:
    """Write every table."""
    for table in output.tables:
        with output.text_file(f"{table.name}.csv", table) as (file, rows):
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(csv_header(table))
            for row in rows(read_rows(output.session, table)):
                writer.writerow(map(write_cell, row))


def csv_header(table: Table) -> list[str]:
    """Return the header: ``user_id:ID(User)`` or ``:START_ID(User)``, then names with their types."""
    columns = list(table.columns)
    if isinstance(table.of, NodeType):
        head, rest = [f"{columns[0].name}:ID({table.of.label})"], columns[1:]
    else:
        head, rest = [f":START_ID({table.of.start})", f":END_ID({table.of.end})"], columns[2:]
    return head + [f"{column.name}{HEADER_TYPES[column.type]}" for column in rest]

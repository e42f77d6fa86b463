"""Adjacency matrices for scipy, with files that say which row and column is whom."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np
from scipy import sparse

from graph_schema.model import NodeType
from services.exchange.reading import Row, read_rows
from services.exchange.tables import Table, table, tables
from services.exchange.writing import Output

SPLIT_BY = ("method", "level")
"""Properties that set whole matrices apart: one is written for each of their values."""
READ = {"weight", "polarity", "count", "strength", *SPLIT_BY}
Places = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Entries:
    """Row, column and value of each pair, growing in arrays of 4, 4 and 8 bytes."""

    rows: array[int] = field(default_factory=lambda: array("i"))
    columns: array[int] = field(default_factory=lambda: array("i"))
    values: array[float] = field(default_factory=lambda: array("d"))

    def add(self, row: int, column: int, value: float) -> None:
        """Add a pair."""
        self.rows.append(row)
        self.columns.append(column)
        self.values.append(value)

    def matrix(self, shape: tuple[int, int]) -> sparse.csr_matrix:
        """Return them as a matrix; pairs that came twice are added up."""
        places = (np.asarray(self.rows, np.int32), np.asarray(self.columns, np.int32))
        matrix = sparse.coo_matrix((np.asarray(self.values), places), shape=shape).tocsr()
        matrix.sort_indices()
        return matrix


def write_matrices(output: Output) -> None:
    """Write an index for each label and a matrix for each relationship type, also of what is derived.

    The pairs of one type pass through memory, 16 bytes each.
    """
    everything = tables(everything=True)
    places = {one.of.label: _write_index(output, one) for one in everything if isinstance(one.of, NodeType)}
    for one in everything:
        if not isinstance(one.of, NodeType):
            _write_ties(output, one, places)
    _write_strengths(output, places)


def _write_index(output: Output, one: Table) -> Places:
    """Write the positions of the nodes of a label, from 0."""
    key = Table(one.name, one.of, one.columns[:1])
    places: dict[str, int] = {}
    with output.text_file(f"{one.name}.csv", one) as (file, rows):
        writer = csv.writer(file)
        writer.writerow(["position", key.columns[0].name])
        for place, (id,) in enumerate(rows(read_rows(output.session, key))):
            places[id] = place
            writer.writerow([place, id])
    return places


def _write_ties(output: Output, one: Table, places: Mapping[str, Places]) -> None:
    """Write the matrices of a type: of its weights, signed by its polarity, else of how many there are."""
    found: dict[str, Entries] = {}
    for start, end, values in _pairs(output, one, places):
        split = "-".join([one.name, *(str(values[name]) for name in SPLIT_BY if name in values)])
        weight = values.get("weight", values.get("count", 1))
        sign = values.get("polarity") if "weight" in values else 1
        found.setdefault(split, Entries()).add(start, end, (weight or 0.0) * (1 if sign is None else sign))
    for name, entries in sorted(found.items()):
        _save(output, name, one, entries, places)


def _write_strengths(output: Output, places: Mapping[str, Places]) -> None:
    """Write what feedback says of each pair; of several kinds the strongest, for or against."""
    ties, entries = table("interacted_with"), Entries()
    for (start, end), group in groupby(_pairs(output, ties, places), key=lambda pair: pair[:2]):
        strengths = [values["strength"] for _, _, values in group if values["strength"] is not None]
        if strengths:
            entries.add(start, end, max(strengths, key=abs))
    if entries.values:
        _save(output, "strength", ties, entries, places)


def _pairs(output: Output, one: Table, places: Mapping[str, Places]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Yield the positions of both ends, and the properties; nodes that came in meanwhile are left out."""
    rows, columns = (places[column.end or ""] for column in one.columns[:2])
    wanted = tuple(column for column in one.columns if column.end or column.name in READ)
    names = [column.name for column in wanted[2:]]
    for row in _known(read_rows(output.session, Table(one.name, one.of, wanted)), rows, columns):
        yield rows[row[0]], columns[row[1]], dict(zip(names, row[2:], strict=True))


def _known(source: Iterable[Row], rows: Places, columns: Places) -> Iterator[Row]:
    return (row for row in source if row[0] in rows and row[1] in columns)


def _save(output: Output, name: str, one: Table, entries: Entries, places: Mapping[str, Places]) -> None:
    rows, columns = (len(places[column.end or ""]) for column in one.columns[:2])
    with output.counted(f"{name}.npz") as counted:
        matrix = entries.matrix((rows, columns))
        sparse.save_npz(output.path(f"{name}.npz"), matrix)
        for _ in counted(range(matrix.nnz)):
            pass

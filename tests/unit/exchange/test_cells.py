"""Values as cells: each has one text, and comes back from it."""

from __future__ import annotations

import csv
import io
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.exchange.cells import HEADER_TYPES, read_cell, write_cell
from services.exchange.tables import tables

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('\x1b\x1fsn,"\r\n'), max_size=8)
VALUES = st.one_of(
    st.tuples(st.just("string"), st.none() | TEXTS),
    st.tuples(st.just("int"), st.integers(-(2**63), 2**63 - 1)),
    st.tuples(st.just("float"), st.floats(allow_nan=False)),
    st.tuples(st.just("boolean"), st.booleans()),
    st.tuples(st.just("list of string"), st.none() | st.lists(TEXTS, max_size=4)),
    st.tuples(st.just("list of int"), st.lists(st.integers(-(2**63), 2**63 - 1), max_size=4)),
    st.tuples(st.just("list of float"), st.lists(st.floats(allow_nan=False), max_size=4)),
)


@settings(deadline=None)
@given(rows=st.lists(st.lists(VALUES, min_size=2, max_size=5), min_size=1, max_size=4))
def test_every_value_comes_back_through_a_csv_file(rows: list[list[tuple[str, Any]]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows([[write_cell(value) for _, value in row] for row in rows])
    read = csv.reader(io.StringIO(file.getvalue(), newline=""))
    for row, cells in zip(rows, read, strict=True):
        assert [read_cell(cell, type) for cell, (type, _) in zip(cells, row, strict=True)] == [v for _, v in row]


def test_no_number_stays_no_number_and_is_spelled_as_neo4j_reads_it() -> None:
    assert write_cell([math.nan, math.inf, -math.inf]).split("\x1f") == ["NaN", "Infinity", "-Infinity"]
    [one, nan] = read_cell(write_cell([1.5, math.nan]), "list of float")
    assert one == 1.5 and math.isnan(nan)


@pytest.mark.parametrize(
    ("cell", "type"), [("x", "int"), ("x", "float"), ("yes", "boolean"), ("1\x1fx", "list of int")]
)
def test_a_cell_of_another_type_is_refused(cell: str, type: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        read_cell(cell, type)


def test_every_type_of_the_model_has_a_header() -> None:
    assert {column.type for one in tables(everything=True) for column in one.columns} <= HEADER_TYPES.keys()

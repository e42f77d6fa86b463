"""Exported tables: detection, and rows that someone changed by hand."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from graph_schema.records import Document, Interaction, Item, User
from loaders.load import LoadOptions, check
from loaders.sources.detection import detect
from loaders.sources.source import SourceOptions
from services.exchange.cells import SEPARATOR
from services.exchange.csv_tables import csv_header
from services.exchange.parquet_tables import parquet_schema
from services.exchange.tables import table, tables
from tests.unit.loaders.written import NOW, records_of, write

EVENTS = ":START_ID(User),:END_ID(Item),kind,event_ids:string[],ats:long[],values:double[]\r\n"


@pytest.mark.parametrize("one", tables(everything=True), ids=lambda one: one.name)
@pytest.mark.parametrize("suffix", [".csv", ".csv.zst", ".parquet"])
def test_each_table_is_known_by_its_columns(tmp_path: Path, one, suffix: str) -> None:
    path = tmp_path / f"{one.name}{suffix}"
    if suffix == ".parquet":
        parquet.write_table(parquet_schema(one).empty_table(), path)
    else:
        write(path, ",".join(csv_header(one)) + "\r\n")
    write(tmp_path / "user.csv.gz", "user_id:ID(User),name\r\nu,\r\n")
    found = detect(str(tmp_path), SourceOptions())
    assert found.format == "interest-graph"
    names = [one.layout.name for one in found.tables if one.path == path]
    assert names == ([] if one.is_derived else [one.name])
    if one.is_derived:
        assert dict(found.not_read)[path].startswith("derived")


def test_values_are_taken_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "user.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["user_id:ID(User)", "name"], [" <b>u</b>  &amp; ", "NaN"]])
    assert records_of(path) == [User(" <b>u</b>  &amp; ", "NaN")]


def test_an_event_list_gives_its_events(tmp_path: Path) -> None:
    lists = (f"e1{SEPARATOR}e2", f"0{SEPARATOR}1000000000500", f"nan{SEPARATOR}2.5")
    events = records_of(write(tmp_path / "interacted_with.csv", EVENTS + f"u,i,rate,{','.join(lists)}\r\n"))
    assert events[0] == Interaction("u", "i", "rate", None, None, "e1")
    assert (events[1].event_id, events[1].value, events[1].at.timestamp()) == ("e2", 2.5, 1000000000.5)


def test_rows_changed_by_hand_are_rejected_by_line_and_repaired(tmp_path: Path) -> None:
    rows = [
        "u,i,rate,e1,x,3",
        ",i,rate,e1,5,3",
        "u,i,,e1,5,3",
        f"u,i,rate,e1,5{SEPARATOR}6,3",
        "u,i,rate,e1,5,inf",
        "u,i",
    ]
    rows += [f"u,i,rate,e1,{10**20},3", "u,i,rate,,5,3"]
    rejects = tmp_path / "bad.jsonl"
    source = write(tmp_path / "interacted_with.csv", EVENTS + "\r\n".join(rows) + "\r\n")
    report = check(str(source), LoadOptions(rejects=rejects), now=NOW)
    assert [(one.line, one.why.split(" (")[0]) for one in report.problems] == [
        (2, "ats is no list of int: 'x'"),
        (3, "user_id is missing"),
        (4, "kind is missing"),
        (5, "event_ids, ats and values must be lists of one length"),
        (6, "value inf is not a finite number"),
        (7, "2 fields where 6 are expected"),
        (8, "ats holds no possible time"),
        (9, "event_ids, ats and values must be lists of one length"),
    ]
    lines = rejects.read_text(encoding="utf-8").splitlines()
    rejects.write_text("\n".join([lines[0], lines[1].replace('"x"', "[5000]")]) + "\n", encoding="utf-8")
    [event] = records_of(rejects)
    assert event.at.timestamp() == 5.0


def test_a_parquet_table_of_other_types_is_rejected_row_by_row(tmp_path: Path) -> None:
    columns = {column.name: [None] for column in table("item").with_facts_only().columns}
    parquet.write_table(pa.table(columns | {"item_id": ["i"], "title": [5]}), tmp_path / "item.parquet")
    [problem] = check(str(tmp_path / "item.parquet"), now=NOW).problems
    assert problem.why == "title is no string: '5'"


def test_records_and_tables_have_the_same_fields() -> None:
    for record, name in ((User, "user"), (Item, "item"), (Document, "document")):
        ends = {"user_id", "item_id"} if record is Document else set()
        assert {one.name for one in fields(record)} - ends == table(name).facts, name

"""Parquet files, as any format whose columns have names."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from graph_schema.errors import SourceError
from graph_schema.records import Document, Interaction, Item
from loaders.load import LoadOptions, check
from loaders.sources.detection import detect
from loaders.sources.input import Input
from loaders.sources.mapping import read_mapping
from loaders.sources.parquet import read_parquet
from loaders.sources.source import SourceOptions
from tests.unit.loaders.written import NOW, records_of, utc, write

AT = datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)


def table(path: Path, **columns: Any) -> Path:
    """Write a Parquet file of these columns."""
    parquet.write_table(pa.table(columns), path)
    return path


def test_is_read_as_the_format_that_its_columns_are_of(tmp_path: Path) -> None:
    table(tmp_path / "r.parquet", userId=[7], movieId=[91], rating=[3.5], timestamp=[1000000000])
    assert records_of(tmp_path) == [Interaction("7", "91", "rate", utc(1e9), 3.5)]
    assert detect(str(tmp_path), SourceOptions()).format == "movielens"


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_times_may_be_times(tmp_path: Path, unit: str) -> None:
    at = pa.array([AT], pa.timestamp(unit, "UTC"))
    path = table(tmp_path / "r.parquet", user_id=["u"], parent_asin=["i"], rating=[4], timestamp=at, text=["Fine"])
    event, document = records_of(path)
    assert event == Interaction("u", "i", "rate", utc(1e9), 4.0)
    assert isinstance(document, Document) and document.at == utc(1e9)


def test_times_may_be_days(tmp_path: Path) -> None:
    table(tmp_path / "r.parquet", userId=[7], movieId=[91], rating=[3.5], timestamp=[AT.date()])
    assert records_of(tmp_path) == [Interaction("7", "91", "rate", AT.replace(hour=0, minute=0, second=0), 3.5)]


def test_rows_of_any_shape_are_mapped(tmp_path: Path) -> None:
    table(
        tmp_path / "things.parquet",
        sku=[5, None], name=[{"en": "Map"}, {"en": "Globe"}], tags=[["a", "b"], []], cost=[Decimal("2.5"), None],
        out=[AT, None], odd=[b"\xe4\xb9\xa6", b"\xff"], year=[1999.0, None],
    )  # fmt: skip
    text = '[[file]]\npath = "*.parquet"\nrecord = "item"\n[file.fields]\nitem_id = "sku"\ntitle = "name.en"\n'
    text += 'categories = "tags"\nprice = "cost"\npublished_at = "out"\ntitle_zh = "odd"\nyear = "year"\n'
    options = SourceOptions(mapping=read_mapping(write(tmp_path / "m.toml", text)))
    report = check(str(tmp_path / "things.parquet"), LoadOptions(reading=options), now=NOW)
    assert [(one.line, one.why) for one in report.problems] == [(2, "sku (item_id) is missing")]
    table(tmp_path / "things.parquet", sku=[5], name=[{"en": "Map"}], tags=[["a", "b"]], cost=[Decimal("2.5")],
          out=[AT], odd=["书".encode()], year=[1999.0])  # fmt: skip
    assert records_of(tmp_path / "m.toml") == [
        Item("5", title="Map", categories=("a", "b"), price=2.5, published_at=AT, title_zh="书", year=1999)
    ]


def test_a_mapping_that_names_no_column_is_refused(tmp_path: Path) -> None:
    table(tmp_path / "x.parquet", who=["a"])
    mapping = write(tmp_path / "m.toml", '[[file]]\npath = "x.*"\nrecord = "user"\nfields = {user_id = "id"}\n')
    with pytest.raises(SourceError, match="no column 'id', which the mapping names; it has who"):
        records_of(mapping)


def test_a_rejected_row_is_repaired_as_any_other(tmp_path: Path) -> None:
    at = pa.array([AT], pa.timestamp("ms", "UTC"))
    source = table(tmp_path / "r.parquet", userId=["7"], movieId=[91], rating=[40.0], timestamp=at)
    rejects = tmp_path / "bad.jsonl"
    assert check(str(source), LoadOptions(rejects=rejects), now=NOW).rejected == 1
    rejects.write_text(rejects.read_text(encoding="utf-8").replace("40.0", "4.0"), encoding="utf-8")
    assert records_of(rejects) == [Interaction("7", "91", "rate", utc(1e9), 4.0)]


@pytest.mark.parametrize("kept", [4, 100, 0.5, 0.99])
def test_one_that_is_cut_off_is_refused(tmp_path: Path, kept: float) -> None:
    path = table(tmp_path / "r.parquet", userId=list(range(5000)), movieId=list(range(5000)))
    content = path.read_bytes()
    path.write_bytes(content[: int(kept if kept > 1 else len(content) * kept)])
    with pytest.raises(SourceError, match="cut off or damaged"):
        records_of(path)


def test_one_that_is_damaged_inside_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    count = list(range(5000))
    path = table(tmp_path / "r.parquet", userId=count, movieId=count, rating=[3.0] * 5000, timestamp=[10**9] * 5000)
    content = bytearray(path.read_bytes())
    content[4:400] = b"\xff" * 396
    path.write_bytes(content)
    with pytest.raises(SourceError, match="cut off or damaged"):
        detect(str(path), SourceOptions())


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path / "r.parquet", userId=["7"])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SourceError, match=r"install pyarrow: pip install 'interest-graph\[exchange\]'"):
        records_of(path)


def test_rows_come_in_batches_and_the_place_in_the_file_is_known(tmp_path: Path) -> None:
    source = Input(table(tmp_path / "x.parquet", a=list(range(10_000))))
    rows = read_parquet(source)
    assert next(rows) == (1, {"a": 0})
    assert source.position == 0
    assert [number for number, _ in rows][-1] == 10_000
    assert source.position == source.size

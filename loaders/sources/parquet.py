"""Rows of Parquet files, a batch at a time; what JSON cannot hold becomes text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_schema.errors import SourceError
from loaders.sources.input import CutOffError, Input

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetFile

MAGIC = b"PAR1"
ROWS_AT_ONCE = 4_000
MISSING = "is a Parquet file; to read it install pyarrow: pip install 'interest-graph[exchange]'"


def is_parquet(path: Path) -> bool:
    """Say whether the file begins as Parquet files do."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def parquet_columns(path: Path) -> tuple[str, ...]:
    """Return the names of the columns."""
    with _opened(path) as file:
        return tuple(file.schema_arrow.names)


def read_parquet(source: Input) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each row with its number, from 1."""
    import pyarrow

    number = 0
    with _opened(source.path) as file:
        total = file.metadata.num_rows
        source.mark(0, total)
        try:
            for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
                for fields in _rows(batch):
                    number += 1
                    yield number, fields
                source.mark(number, total)
        except (pyarrow.ArrowException, OSError) as error:
            raise _damaged(source.path) from error


def verify_parquet(path: Path) -> None:
    """Read the file through once, so that nothing of a damaged one is ever written."""
    import pyarrow

    with _opened(path) as file:
        try:
            for _ in file.iter_batches(batch_size=ROWS_AT_ONCE * 10):
                pass
        except (pyarrow.ArrowException, OSError) as error:
            raise _damaged(path) from error


def _opened(path: Path) -> ParquetFile:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise SourceError(f"{path}: {MISSING}") from None
    try:
        return ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> CutOffError:
    return CutOffError(f"{path}: the Parquet file is cut off or damaged; fetch or write it again")


def _rows(batch: pyarrow.RecordBatch) -> list[dict[str, Any]]:
    """Return the rows of a batch; times become ISO text and bytes text, so that a rejected row can be repaired."""
    import pyarrow
    from pyarrow import types

    columns, odd = [], []
    for field, column in zip(batch.schema, batch.columns, strict=True):
        if types.is_timestamp(field.type):
            column = column.cast(pyarrow.timestamp("us", field.type.tz), safe=False)
        if not (types.is_string(field.type) or types.is_integer(field.type) or types.is_floating(field.type)):
            odd.append(field.name)
        columns.append(column)
    rows: list[dict[str, Any]] = pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names).to_pylist()
    for row in rows if odd else ():
        for name in odd:
            row[name] = _plain(row[name])
    return rows


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)

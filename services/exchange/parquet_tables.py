"""Parquet files, one a table, with typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph_schema.errors import ExportError
from services.exchange.reading import read_rows
from services.exchange.tables import Table
from services.exchange.writing import Output

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 10_000
MISSING = "Parquet needs pyarrow: pip install 'interest-graph[exchange]'"


def write_parquet(output: Output) -> None:
    """Write every table. Raises ExportError where pyarrow is missing."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise ExportError(MISSING) from None
    for table in output.tables:
        name, schema = f"{table.name}.parquet", parquet_schema(table)
        with (
            output.counted(name, table) as rows,
            ParquetWriter(output.path(name), schema, compression="zstd") as writer,
        ):
            for batch in _batches(rows(read_rows(output.session, table))):
                columns = [pyarrow.array(column, one.type) for column, one in zip(batch, schema, strict=True)]
                writer.write_batch(pyarrow.RecordBatch.from_arrays(columns, schema=schema))


def parquet_schema(table: Table) -> pyarrow.Schema:
    """Return the columns with their types."""
    import pyarrow

    types = {
        "string": pyarrow.string(), "int": pyarrow.int64(), "float": pyarrow.float64(), "boolean": pyarrow.bool_(),
        "datetime": pyarrow.timestamp("us", "UTC"),
    }  # fmt: skip
    lists = {f"list of {name}": pyarrow.list_(type) for name, type in types.items()}
    return pyarrow.schema([(column.name, {**types, **lists}[column.type]) for column in table.columns])


def _batches(rows: Iterable[list[Any]]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield columns of at most so many rows."""
    source = iter(rows)
    while batch := list(islice(source, ROWS_AT_ONCE)):
        yield list(zip(*batch, strict=True))

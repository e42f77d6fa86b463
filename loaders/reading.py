"""Reads the tables of a source row by row, cleans each row, and hands out batches of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from graph_schema.errors import RowError
from graph_schema.records import Document, Item, Record
from loaders.cleaning.cleaner import ENCODING, Cleaner
from loaders.cleaning.step import Rules
from loaders.prefix import with_prefix
from loaders.pseudonyms import Pseudonyms
from loaders.reject_log import RejectLog
from loaders.report import FileReport
from loaders.sources.detection import Detected
from loaders.sources.input import Input
from loaders.sources.source import Malformed, Table
from services.observability.progress import Progress, Step

BATCH_RECORDS = 10_000
BATCH_CHARACTERS = 8 * 1024 * 1024
ROWS_BETWEEN_UPDATES = 2_000


@dataclass
class BatchReader:
    """Turns a detected source into batches; counts rows by file and records by kind on the way."""

    detected: Detected
    cleaner: Cleaner
    rejects: RejectLog
    progress: Progress
    now: datetime
    pseudonyms: Pseudonyms | None = None

    def __post_init__(self) -> None:
        self.files: list[FileReport] = []
        self.records: Counter[str] = Counter()

    def batches(self) -> Iterator[list[Record]]:
        """Yield records in the order of the source, at most a batch's number or length of texts at a time."""
        batch: list[Record] = []
        characters = 0
        for table in self.detected.tables:
            for records in self._table(table):
                for record in records:
                    batch.append(record)
                    if isinstance(record, (Item, Document)):
                        characters += _length(record)
                if len(batch) >= BATCH_RECORDS or characters >= BATCH_CHARACTERS:
                    yield self._counted(batch)
                    batch, characters = [], 0
        if batch:
            yield self._counted(batch)

    def _table(self, table: Table) -> Iterator[list[Record]]:
        """Yield the cleaned records of each row of a file."""
        source = Input(table.path, table.encoding)
        report = FileReport(str(table.path), table.layout.name)
        self.files.append(report)
        rules = Rules(table.layout, self.now)
        prefix, parse, clean = self.detected.prefix, table.layout.parse, self.cleaner.clean
        with self.progress.step(table.path.name) as step:
            for line, fields in table.read(source):
                report.rows += 1
                if not report.rows % ROWS_BETWEEN_UPDATES:
                    _show(step, source, report.rows, ROWS_BETWEEN_UPDATES)
                if type(fields) is Malformed:
                    self._reject(report, table, line, fields.why, fields.fields)
                    continue
                try:
                    records = clean(parse(fields), rules)  # type: ignore[arg-type]
                except RowError as error:
                    self._reject(report, table, line, str(error), fields)  # type: ignore[arg-type]
                    continue
                if prefix:
                    records = [with_prefix(record, prefix) for record in records]
                yield [self.pseudonyms.hide(record) for record in records] if self.pseudonyms else records
            _show(step, source, report.rows, report.rows % ROWS_BETWEEN_UPDATES)
        if source.repaired and ENCODING in self.cleaner.counts:
            self.cleaner.counts[ENCODING].changed += source.repaired

    def _reject(self, report: FileReport, table: Table, line: int, why: str, fields: object) -> None:
        report.rejected += 1
        self.rejects.add(table, line, why, fields)  # type: ignore[arg-type]

    def _counted(self, batch: list[Record]) -> list[Record]:
        self.records.update(type(record).__name__.lower() for record in batch)
        return batch


def _show(step: Step, source: Input, rows: int, new: int) -> None:
    """Advance, with a total that follows from how much of the file the rows so far took."""
    if source.position:
        step.set_total(max(rows, round(rows * source.size / source.position)))
    step.advance(new)


def _length(record: Item | Document) -> int:
    text = record.text if isinstance(record, Document) else record.description
    return len(text or "")

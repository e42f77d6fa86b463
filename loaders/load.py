"""Loads a source into the graph, or only checks it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from neo4j import Driver

from graph_schema.errors import SourceError
from graph_schema.records import Record
from graph_schema.upsert import write_records
from loaders.cleaning.cleaner import Cleaner
from loaders.pseudonyms import Pseudonyms
from loaders.reading import BatchReader
from loaders.reject_log import RejectLog
from loaders.report import LoadReport
from loaders.sources.detection import Detected, detect
from loaders.sources.rejects import header
from loaders.sources.source import SourceOptions
from loaders.writing import BatchWriter
from services.observability.progress import Progress, SilentProgress

MAX_REJECTS = 1000


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What a person may choose.

    ``format`` None finds it out; ``prefix`` goes before every id; ``skip`` names cleaning steps to leave out;
    ``rejects`` is the file for rejected rows (None: none is written); ``max_rejects`` None allows any number;
    ``keep_problems`` None reports all of them; ``pseudonyms`` None keeps people as the source names them.
    """

    format: str | None = None
    prefix: str = ""
    skip: tuple[str, ...] = ()
    reading: SourceOptions = field(default_factory=SourceOptions)
    rejects: Path | None = None
    max_rejects: int | None = MAX_REJECTS
    keep_problems: int | None = 20
    pseudonyms: Pseudonyms | None = None

    def writing_rejects_to(self, path: Path) -> LoadOptions:
        """Return the same options with a file for rejected rows."""
        return replace(self, rejects=path)


def load(
    driver: Driver,
    source: str,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> LoadReport:
    """Write what the source says into the graph; the same source again changes nothing.

    Raises SourceError, TooManyRejectsError or what the driver raises; batches written before stay, and a second
    start completes them.
    """
    with _opened(source, options or LoadOptions(), progress, now, is_dry_run=False) as (reader, report):
        with BatchWriter(partial(write_records, driver)) as writer:
            for batch in reader.batches():
                writer.put(batch)
        report.written, report.known = writer.written, writer.known
    return report


def check(
    source: str,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> LoadReport:
    """Read and clean the whole source without a database, and report every problem it has."""
    with _opened(source, options or LoadOptions(), progress, now, is_dry_run=True) as (reader, report):
        for _ in reader.batches():
            pass
    return report


def batches(
    source: str,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> Iterator[list[Record]]:
    """Yield the cleaned records of a source without a database; rows that cannot be used are left out."""
    with _opened(source, options or LoadOptions(), progress, now, is_dry_run=True) as (reader, _):
        yield from reader.batches()


@contextmanager
def _opened(
    source: str, options: LoadOptions, progress: Progress | None, now: datetime | None, is_dry_run: bool
) -> Iterator[tuple[BatchReader, LoadReport]]:
    """Detect the source, read it with what the options ask for, and complete the report at the end."""
    started = time.monotonic()
    detected = detect(source, options.reading, options.format, options.prefix)
    rejects = _reject_log(source, detected, options, is_dry_run)
    report = LoadReport(
        source, detected.format, is_dry_run, not_read={str(path): why for path, why in detected.not_read}
    )
    with Cleaner(options.skip) as cleaner, rejects:
        shown, today = progress or SilentProgress(), now or datetime.now(UTC)
        reader = BatchReader(detected, cleaner, rejects, shown, today, options.pseudonyms)
        yield reader, report
        report.files, report.records = reader.files, reader.records
        report.steps = list(cleaner.counts.values())
    report.problems, report.rejects_file = rejects.problems, rejects.written_to
    report.seconds = time.monotonic() - started


def _reject_log(source: str, detected: Detected, options: LoadOptions, is_dry_run: bool) -> RejectLog:
    if options.rejects and any(options.rejects.resolve() == table.path.resolve() for table in detected.tables):
        raise SourceError(f"{options.rejects}: is the source itself; choose another file with --rejects")
    first_line = header(source, detected.format, detected.options, detected.prefix)
    limit = None if is_dry_run else options.max_rejects
    return RejectLog(options.rejects, first_line, limit, options.keep_problems)

"""Writes small files for tests, and reads their records back as a load would."""

from __future__ import annotations

import gzip
import sys
from datetime import UTC, datetime
from pathlib import Path

from graph_schema.records import Record
from loaders.cleaning.cleaner import Cleaner
from loaders.reading import BatchReader
from loaders.reject_log import RejectLog
from loaders.sources.detection import detect
from loaders.sources.source import SourceOptions
from services.observability.progress import SilentProgress

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def utc(seconds: float) -> datetime:
    """Return the time that many seconds after 1970 began."""
    return datetime.fromtimestamp(seconds, UTC)


def write(path: Path, text: str | bytes) -> Path:
    """Write a file, packed where its name ends in ``.gz`` or ``.zst``."""
    content = text.encode() if isinstance(text, str) else text
    pack = {".gz": gzip.compress, ".zst": zstd.compress}.get(path.suffix, bytes)
    path.write_bytes(pack(content))
    return path


def records_of(source: Path, options: SourceOptions | None = None, skip: tuple[str, ...] = ()) -> list[Record]:
    """Return all records of a source in order; a rejected row fails the test."""
    log = RejectLog(None, {}, limit=0)
    with Cleaner(skip) as cleaner:
        reader = BatchReader(detect(str(source), options or SourceOptions()), cleaner, log, SilentProgress(), NOW)
        return [record for batch in reader.batches() for record in batch]

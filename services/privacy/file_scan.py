"""Looks through the files of the data folder for traces of a person."""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from services.observability.progress import Progress
from services.privacy.traces import Traces, patterns

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
CHUNK = 1 << 22
OVERLAP = 1 << 12
STORE = ("databases", "transactions")
NOT_LOOKED_AT = ("plugins",)


@dataclass(frozen=True, slots=True)
class FileFound:
    """A file with traces, by its path inside the data folder."""

    path: str
    times: int


@dataclass(frozen=True, slots=True)
class FileScan:
    """What was looked through: ``found`` are files of the project, ``in_store`` the database's own.

    The store's files keep freed records until the store is compacted; short values lie packed in them and are not
    seen by a scan of bytes.
    """

    files: int
    bytes: int
    found: tuple[FileFound, ...]
    in_store: tuple[FileFound, ...]


def scan_files(folder: Path, traces: Traces, progress: Progress) -> FileScan:
    """Look at every file below ``folder``, unpacking gzip and zstd; an id that is no telling one is not looked for."""
    pattern = patterns(traces.looked_for, traces.user_id)
    paths = list(files_of(folder))
    found: list[FileFound] = []
    in_store: list[FileFound] = []
    size = 0
    with progress.step("scanning files", len(paths), "files") as step:
        for path in paths:
            try:
                size += path.stat().st_size
                times = count_in(path, pattern) + len(pattern.findall(path.name.encode())) if pattern else 0
            except FileNotFoundError:
                continue  # a running server removes files of its own
            if times:
                inside = path.relative_to(folder)
                (in_store if is_store(inside) else found).append(FileFound(str(inside), times))
            step.advance()
    return FileScan(len(paths), size, tuple(found), tuple(in_store))


def files_of(folder: Path) -> Iterator[Path]:
    """Yield every file, in order; what links lead to lies elsewhere and is not the project's."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and not set(inside[:-1]) & set(NOT_LOOKED_AT):
            yield path


def is_store(inside: Path) -> bool:
    """Tell whether a file of the data folder belongs to Neo4j's store or to its transaction logs."""
    return "data" in inside.parts and bool(set(inside.parts) & set(STORE))


def count_in(path: Path, pattern: re.Pattern[bytes]) -> int:
    """Count places in a file, read in overlapping chunks."""
    with path.open("rb") as plain:
        begins = plain.read(4)
        plain.seek(0)
        if begins[:2] == GZIP:
            return _count(cast(BinaryIO, gzip.GzipFile(fileobj=plain)), pattern)
        if begins == ZSTD:
            return _count(cast(BinaryIO, zstd.ZstdFile(plain)), pattern)
        return _count(plain, pattern)


def _count(file: BinaryIO, pattern: re.Pattern[bytes]) -> int:
    total, kept = 0, b""
    while True:
        try:
            chunk = file.read(CHUNK)
        except (EOFError, gzip.BadGzipFile, zlib.error, zstd.ZstdError):
            return total
        text = kept + chunk
        is_last = len(chunk) < CHUNK
        edge = len(text) if is_last else len(text) - OVERLAP
        total += sum(match.start() < edge for match in pattern.finditer(text))
        if is_last:
            return total
        kept = text[edge:]

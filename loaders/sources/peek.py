"""A look at the beginning of a file: enough to tell its format, and whether it is text at all."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from graph_schema.errors import SourceError
from loaders.sources.input import CUT_OFF, GZIP_MAGIC, LONGEST_LINE, ZSTD_MAGIC, cut_off, plain_name, unpacked
from loaders.sources.objects import parse_object
from loaders.sources.parquet import MAGIC as PARQUET_MAGIC
from loaders.sources.parquet import parquet_columns, verify_parquet

PACKED = {
    b"PK\x03\x04": "a zip archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
}
BINARY = {
    PARQUET_MAGIC: "a packed Parquet file", b"SQLite format 3": "an SQLite database", b"%PDF": "a PDF document",
    b"\x89PNG": "an image", b"\xff\xd8\xff": "an image", b"GIF8": "an image", b"\x7fELF": "a program",
}  # fmt: skip
UTF16 = (b"\xff\xfe", b"\xfe\xff")
CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b")
MOST_CONTROL = 0.1


@dataclass(frozen=True)
class Peek:
    """The first line of a file that is not blank; of a Parquet file ``names``, its columns."""

    path: Path
    raw: bytes = field(repr=False)
    names: tuple[str, ...] = ()

    @cached_property
    def line(self) -> str:
        """Return the line without byte order mark and line end."""
        return self.decoded("utf-8")

    def decoded(self, encoding: str) -> str:
        """Return the line as it reads in an encoding."""
        return self.raw.decode(encoding, "replace").removeprefix("\ufeff").strip("\r\n")

    @property
    def name(self) -> str:
        """Return the file's name without ``.gz`` or ``.zst``."""
        return plain_name(self.path)

    def columns(self, delimiter: str = ",", encoding: str = "utf-8") -> tuple[str, ...]:
        """Return the trimmed cells of the first line."""
        if self.names:
            return self.names if delimiter == "," else ()
        line = self.decoded(encoding)
        if len(delimiter) > 1 or delimiter == "\t":
            return tuple(cell.strip() for cell in line.split(delimiter))
        try:
            return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), []))
        except csv.Error:
            return ()

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return the keys of the first line where it is a JSON object (the columns of Parquet), else nothing."""
        if self.names:
            return frozenset(self.names)
        if not self.line.startswith("{"):
            return frozenset()
        try:
            return frozenset(parse_object(self.line))
        except ValueError:
            return frozenset()


def peek(path: Path) -> Peek:
    """Read the beginning of a file; raises SourceError where it is empty or not text."""
    try:
        with path.open("rb") as file:
            start = file.read(16)
            if start.startswith(PARQUET_MAGIC):
                return Peek(path, b"", parquet_columns(path))
            _refuse(path, start)
            file.seek(0)
            stream = unpacked(file)
            lines = iter(lambda: stream.readline(LONGEST_LINE), b"")
            first = next((line for line in lines if line.strip()), b"")
    except CUT_OFF as error:
        raise cut_off(path) from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); check the file and its permissions") from error
    if not first:
        raise SourceError(f"{path}: the file is empty; check that it was written or downloaded whole")
    _refuse(path, first[:16])
    sample = first[:65536]
    if sum(sample.count(code) for code in CONTROL) > MOST_CONTROL * len(sample):
        raise SourceError(f"{path}: is not text; give a CSV, .dat, JSON lines or Parquet file, plain, .gz or .zst")
    return Peek(path, first)


def verify_whole(path: Path) -> None:
    """Read a packed file through once, so that nothing of a damaged one is ever written."""
    try:
        with path.open("rb") as file:
            start = file.read(len(ZSTD_MAGIC))
            if start == PARQUET_MAGIC:
                verify_parquet(path)
                return
            if not start.startswith((GZIP_MAGIC, ZSTD_MAGIC)):
                return
            file.seek(0)
            stream = unpacked(file)
            while stream.read(1 << 20):
                pass
    except CUT_OFF as error:
        raise cut_off(path) from error


def _refuse(path: Path, start: bytes) -> None:
    """Raise SourceError for well-known kinds of files that hold no lines of text."""
    for magic, what in PACKED.items():
        if start.startswith(magic):
            raise SourceError(f"{path}: is {what}; unpack it first (plain files, .gz and .zst are read as they are)")
    for magic, what in BINARY.items():
        if start.startswith(magic):
            raise SourceError(f"{path}: is {what}; export it to CSV, JSON lines or Parquet first")
    if start.startswith(UTF16):
        raise SourceError(f"{path}: is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 FILE > NEW")

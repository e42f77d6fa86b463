"""Lines of one file, plain, gzip or zstd, decoded one by one."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from graph_schema.errors import SourceError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LONGEST_LINE = 64 * 1024 * 1024
ONE_BYTE = {"iso8859-1", "iso8859-15", "cp1252", "cp1250", "cp1251", "mac-roman"}
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
PACKED_SUFFIXES = (".gz", ".zst")
BUFFER = 1 << 17
CUT_OFF = (EOFError, zlib.error, gzip.BadGzipFile, zstd.ZstdError)


class Input:
    """A file being read.

    ``position`` counts bytes of the file as stored, ``repaired`` lines that were in no encoding they should be in.
    ``encoding`` is the one that a format prescribes where it is not UTF-8. Those of one byte a character fit any
    line, so UTF-8 is tried before them.
    """

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self.path = path
        self.size = path.stat().st_size
        self.repaired = 0
        self.last_line = ""
        self._encodings = encodings(encoding)
        self._file: BinaryIO | None = None
        self._marked: int | None = None

    def mark(self, done: int, total: int) -> None:
        """Say how much of a file that is not read line by line has been read."""
        self._marked = round(self.size * done / max(total, 1))

    @property
    def position(self) -> int:
        """Return how many bytes of the file have been read."""
        if self._marked is not None:
            return self._marked
        return self._file.tell() if self._file and not self._file.closed else self.size

    def lines(self) -> Iterator[str]:
        """Yield each line with its end; raises SourceError where the file is cut off."""
        with self.path.open("rb") as self._file:
            stream = unpacked(self._file)
            number, first = 0, self._encodings[0]
            try:
                for line in iter(partial(stream.readline, LONGEST_LINE), b""):
                    number += 1
                    if len(line) == LONGEST_LINE:
                        raise SourceError(
                            f"{self.path}:{number}: a line of over {LONGEST_LINE >> 20} MiB; is this a table?"
                        )
                    try:
                        text = line.decode(first)
                    except UnicodeDecodeError:
                        text = self._fallback(line)
                    if number == 1:
                        text = text.removeprefix("\ufeff")
                    self.last_line = text
                    yield text
            except CUT_OFF as error:
                raise cut_off(self.path) from error
            except OSError as error:
                raise SourceError(
                    f"{self.path}:{number}: cannot be read on ({error.strerror}); check the disk"
                ) from error

    def _fallback(self, line: bytes) -> str:
        """Decode a line that its first encoding does not fit, at last as Windows and web pages do."""
        for encoding in self._encodings[1:]:
            with suppress(UnicodeDecodeError):
                return line.decode(encoding)
        self.repaired += 1
        with suppress(UnicodeDecodeError):
            return line.decode("cp1252")
        return line.decode("latin-1")


def encodings(prescribed: str | None) -> tuple[str, ...]:
    """Return the encodings to try on a line, in order."""
    if prescribed is None:
        return ("utf-8",)
    is_of_one_byte = codecs.lookup(prescribed).name in ONE_BYTE
    return ("utf-8", prescribed) if is_of_one_byte else (prescribed,)


def unpacked(file: BinaryIO) -> BinaryIO:
    """Return a stream of the content, whether the file is packed (by its first bytes) or not."""
    start = file.read(len(ZSTD_MAGIC))
    file.seek(0)
    if start.startswith(GZIP_MAGIC):
        return io.BufferedReader(gzip.GzipFile(fileobj=file, mode="rb"), BUFFER)  # type: ignore[arg-type,return-value]
    if start == ZSTD_MAGIC:
        return io.BufferedReader(zstd.ZstdFile(file, "rb"), BUFFER)  # type: ignore[arg-type,return-value]
    return file


def plain_name(path: Path) -> str:
    """Return the file's name without what packing added to it."""
    return path.name.removesuffix(path.suffix) if path.suffix in PACKED_SUFFIXES else path.name


class CutOffError(SourceError):
    """A packed or Parquet file ends early or is damaged."""


def cut_off(path: Path) -> CutOffError:
    """Return the error for a damaged file."""
    test = "zstd -t" if path.suffix == ".zst" else "gzip -t"
    return CutOffError(f"{path}: the file is cut off or damaged; fetch or pack it again (test: {test})")

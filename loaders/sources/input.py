"""Lines of one file, plain or gzip, decoded one by one."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from graph_schema.errors import SourceError

LONGEST_LINE = 64 * 1024 * 1024
GZIP_MAGIC = b"\x1f\x8b"
CUT_OFF = (EOFError, zlib.error, gzip.BadGzipFile)


class Input:
    """A file being read.

    ``position`` counts bytes of the file as stored, ``repaired`` lines that were not UTF-8; ``encoding`` is the
    one that a format prescribes where it is not UTF-8: such lines need no repair.
    """

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self.path = path
        self.size = path.stat().st_size
        self.repaired = 0
        self.last_line = ""
        self._encoding = encoding
        self._file: BinaryIO | None = None

    @property
    def position(self) -> int:
        """Return how many bytes of the file have been read."""
        return self._file.tell() if self._file and not self._file.closed else self.size

    def lines(self) -> Iterator[str]:
        """Yield each line with its end; raises SourceError where the file is cut off."""
        with self.path.open("rb") as self._file:
            stream = unpacked(self._file)
            number = 0
            try:
                for line in iter(partial(stream.readline, LONGEST_LINE), b""):
                    number += 1
                    if len(line) == LONGEST_LINE:
                        raise SourceError(
                            f"{self.path}:{number}: a line of over {LONGEST_LINE >> 20} MiB; is this a table?"
                        )
                    try:
                        text = line.decode()
                    except UnicodeDecodeError:
                        text = self._fallback(line)
                    if number == 1:
                        text = text.removeprefix("\ufeff")
                    self.last_line = text
                    yield text
            except CUT_OFF as error:
                raise cut_off(self.path) from error

    def _fallback(self, line: bytes) -> str:
        """Decode a line that is not UTF-8 by the format's encoding, else as Windows and web pages do."""
        if self._encoding:
            return line.decode(self._encoding)
        self.repaired += 1
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            return line.decode("latin-1")


def unpacked(file: BinaryIO) -> BinaryIO:
    """Return a stream of the content, whether the file is gzip (by its first bytes) or not."""
    magic = file.read(2)
    file.seek(0)
    if magic != GZIP_MAGIC:
        return file
    return io.BufferedReader(gzip.GzipFile(fileobj=file, mode="rb"), 1 << 17)  # type: ignore[arg-type,return-value]


class CutOffError(SourceError):
    """A gzip file ends early or is damaged."""


def cut_off(path: Path) -> CutOffError:
    """Return the error for a damaged file."""
    return CutOffError(f"{path}: the gzip file is cut off or damaged; fetch or pack it again (test: gzip -t)")

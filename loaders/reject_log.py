"""Writes rejected rows to a file as they occur, and stops a load that rejects too many."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from graph_schema.errors import SourceError, TooManyRejectsError
from loaders.report import Problem
from loaders.sources.input import plain_name
from loaders.sources.source import Fields, Table


@dataclass
class RejectLog:
    """The rejects of one load; its file appears with the first of them.

    ``path`` None writes none; ``limit`` None allows any number; ``keep`` problems (None: all) are remembered.
    """

    path: Path | None
    header: dict[str, Any]
    limit: int | None = None
    keep: int | None = 20
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    _file: TextIO | None = None

    def __enter__(self) -> RejectLog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    @property
    def written_to(self) -> str | None:
        """Return the file's path if there is one."""
        return str(self.path) if self._file else None

    def add(self, table: Table, line: int, why: str, fields: Fields) -> None:
        """Write one rejected row; raises TooManyRejectsError above the limit."""
        problem = Problem(str(table.path), line, why)
        self.count += 1
        if self.keep is None or len(self.problems) < self.keep:
            self.problems.append(problem)
        if self.path is not None:
            content = {
                "file": problem.file,
                "line": line,
                "why": why,
                "table": table.layout.name,
                "row": fields,
            }
            self._write(content)
        if self.limit is not None and self.count > self.limit:
            raise TooManyRejectsError(
                f"{problem}\nmore than {self.limit} rows were rejected; is it the right format? The first was"
                f" {self.problems[0]}. Correct the source, or raise --max-rejects"
                + (f"; the rejected rows are in {self.path}" if self.path else "")
            )

    def _write(self, content: dict[str, Any]) -> None:
        try:
            if self._file is None:
                assert self.path is not None
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("w", encoding="utf-8", errors="backslashreplace")
                self._file.write(json.dumps(self.header, ensure_ascii=False) + "\n")
            self._file.write(json.dumps(content, ensure_ascii=True, default=str) + "\n")
            self._file.flush()
        except OSError as error:
            raise SourceError(
                f"{self.path}: rejected rows cannot be written ({error.strerror}); free space, or choose another"
                " file with --rejects"
            ) from error


def free_path(folder: Path, source: Path) -> Path:
    """Return the first free name for the source's rejects: an earlier file may be under repair."""
    stem = plain_name(source.resolve()).removesuffix(".jsonl").removesuffix(".rejects") or "source"
    names = [f"{stem}.rejects.jsonl", *(f"{stem}-{number}.rejects.jsonl" for number in range(2, 10_000))]
    return next(folder / name for name in names if not (folder / name).exists())

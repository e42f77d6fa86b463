"""Finds out what a path holds: its format, its files in the order to load them, and those nobody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_schema.errors import SourceError
from loaders.sources.amazon import Amazon
from loaders.sources.exported import ExportedTables
from loaders.sources.gorse import Gorse
from loaders.sources.hetrec import HetRecLastFm
from loaders.sources.input import CutOffError
from loaders.sources.mapped import Mapped
from loaders.sources.mapping import read_mapping
from loaders.sources.mind import Mind
from loaders.sources.movielens import MovieLens
from loaders.sources.peek import Peek, peek, verify_whole
from loaders.sources.recbole import RecBole
from loaders.sources.rejects import Rejects
from loaders.sources.source import Opened, Source, SourceOptions, Table
from loaders.sources.split import Split

FORMATS: tuple[Source, ...] = (
    MovieLens(), HetRecLastFm(), Amazon(), Split(), RecBole(), Gorse(), Mind(), ExportedTables(), Mapped(),
)  # fmt: skip
FORMAT_NAMES = tuple(one.name for one in FORMATS)
REJECTS = Rejects(FORMATS)
UNKNOWN = "of no known format"
MAPPING_SUFFIX = ".toml"
URL = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detected:
    """A source ready to be read; ``format``, ``options`` and ``prefix`` are those of its rows.

    ``not_read`` holds the other files of the folder, and why they are left alone.
    """

    format: str
    options: SourceOptions
    prefix: str
    tables: tuple[Table, ...]
    not_read: tuple[tuple[Path, str], ...]


def detect(source: str, options: SourceOptions, format_name: str | None = None, prefix: str = "") -> Detected:
    """Look at a file or folder; raises SourceError that says what was looked for and what to do."""
    path = _existing(source)
    if path.suffix == MAPPING_SUFFIX:
        options = SourceOptions(options.task, read_mapping(path))
        path = path.parent
    files, unreadable = _files(path)
    if path.is_file() and (opened := REJECTS.open(files, options)).tables:
        original, row_options, row_prefix = REJECTS.format_of(files[0])
        return _detected(original, opened, row_options, row_prefix or prefix, files, [])
    known = _candidates(files, options, format_name)
    if not known:
        raise SourceError(_nothing_found(path, format_name))
    if len(known) > 1:
        names = ", ".join(one.name for one, _ in known)
        raise SourceError(f"{path}: holds files of several formats ({names}); choose one with --format")
    [(one, opened)] = known
    return _detected(one, opened, options, prefix, files, unreadable)


def _candidates(files: Sequence[Peek], options: SourceOptions, name: str | None) -> list[tuple[Source, Opened]]:
    """Return the formats that know at least one file."""
    if name and name not in FORMAT_NAMES:
        raise SourceError(f"no format {name!r}; choose one of {', '.join(FORMAT_NAMES)}")
    if options.mapping is not None:
        chosen = [one for one in FORMATS if one.name == Mapped.name]
    else:
        chosen = [one for one in FORMATS if one.name != Mapped.name and name in (None, one.name)]
    opened = [(one, one.open(files, options)) for one in chosen]
    return [(one, found) for one, found in opened if found.tables]


def _detected(
    one: Source,
    opened: Opened,
    options: SourceOptions,
    prefix: str,
    files: Sequence[Peek],
    unreadable: Sequence[tuple[Path, str]],
) -> Detected:
    tables = tuple(sorted(opened.tables, key=lambda table: (table.layout.rank, table.path.name)))
    read = {table.path for table in tables} | set(opened.context)
    for path in sorted(read):
        verify_whole(path)
    unknown = [(file.path, opened.left_alone.get(file.path, UNKNOWN)) for file in files if file.path not in read]
    not_read = [(path, why) for path, why in (*unknown, *unreadable) if path.suffix != MAPPING_SUFFIX]
    return Detected(one.name, options, prefix, tables, tuple(sorted(not_read)))


def _existing(source: str) -> Path:
    if URL.match(source):
        raise SourceError(f"{source}: is an address; download it first and give the file's or folder's path")
    path = Path(source).expanduser()
    try:
        if not path.exists():
            raise SourceError(f"{source}: no such file or folder; check the path (now in {Path.cwd()})")
    except (OSError, ValueError) as error:
        raise SourceError(f"{source!r}: is no path that can be read: {error}") from error
    if not path.is_dir() and not path.is_file():
        raise SourceError(f"{path}: is neither a file nor a folder; copy its content into a file first")
    return path


def _files(path: Path) -> tuple[list[Peek], list[tuple[Path, str]]]:
    """Return a look at each file; in a folder, files that are no text are only named."""
    if path.is_file():
        return [peek(path)], []
    looks: list[Peek] = []
    unreadable: list[tuple[Path, str]] = []
    for file in _inside(path):
        try:
            looks.append(peek(file))
        except CutOffError:
            raise
        except SourceError as error:
            unreadable.append((file, str(error).removeprefix(f"{file}: ")))
    if unreadable and not looks:
        raise SourceError(f"{unreadable[0][0]}: {unreadable[0][1]}")
    return looks, unreadable


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_file())
    except OSError as error:
        raise SourceError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from error


def _nothing_found(path: Path, name: str | None) -> str:
    """Say what was looked for, and where there is something to load instead."""
    formats = [one for one in FORMATS if one.name != Mapped.name and name in (None, one.name)]
    looked = "\n".join(f"  {one.name}: {one.looks_for}" for one in formats)
    inside = [] if path.is_file() else [one for one in sorted(path.iterdir()) if one.is_dir() and _is_known(one)]
    hint = f"load {inside[0]} inside it, or " if inside else ""
    if path.is_file() and peek(path).line.lstrip().startswith("["):
        hint = "write one JSON object a line instead of one list (jq -c '.[]' FILE), or "
    return (
        f"{path}: no rows of a known format; {hint}describe it in a mapping file (--mapping, see docs/loading.md)."
        f"\nLooked for\n{looked}"
    )


def _is_known(path: Path) -> bool:
    try:
        files, _ = _files(path)
        return any(one.open(files, SourceOptions()).tables for one in FORMATS if one.name != Mapped.name)
    except SourceError:
        return False

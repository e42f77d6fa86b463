"""CSV, JSON lines and Parquet of any shape, by a mapping file."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from graph_schema.errors import RowError, SourceError
from graph_schema.records import Document, Record, content_hash
from loaders.sources.delimited import read_csv, read_separated
from loaders.sources.fields import from_seconds, number, shown, written_time
from loaders.sources.input import Input, encodings
from loaders.sources.json_lines import read_json_lines
from loaders.sources.mapping import RANKS, RECORDS, REQUIRED, FileMapping, check_mapping
from loaders.sources.peek import Peek
from loaders.sources.source import Fields, Layout, Opened, Row, SourceOptions, Table

NUMBERS = {"value", "price"}
TIMES = {"at", "published_at"}
LISTS = {"categories", "creators"}
YES = {"true", "yes", "1", "y", "t"}
NO = {"false", "no", "0", "n", "f"}
Convert = Callable[[Fields, str], Any]


class Mapped:
    """Files that a mapping names."""

    name = "mapped"
    looks_for = "the files that the mapping names"

    def open(self, files: Sequence[Peek], options: SourceOptions) -> Opened:
        """Return a table for each ``[[file]]`` and each file it fits."""
        tables = []
        for place, one in enumerate(check_mapping(options.mapping, "mapping").file, start=1):
            fitting = [file for file in files if _fits(one, file)]
            if not fitting and len(files) > 1:
                raise SourceError(f"mapping: file {place}: no file {one.path!r} in the source; correct its path")
            tables += [_table(place, one, file) for file in fitting]
        if not tables:
            raise SourceError(f"{files[0].path}: no [[file]] of the mapping fits its name; correct path in the mapping")
        return Opened(tuple(tables))

    def layouts(self, options: SourceOptions) -> Mapping[str, Layout]:
        """Return the layouts by name: the place in the mapping, from 1."""
        files = check_mapping(options.mapping, "mapping").file
        return {str(place): mapped_layout(place, one) for place, one in enumerate(files, start=1)}


def mapped_layout(place: int, one: FileMapping, is_csv: bool = False) -> Layout:
    """Return what the rows of a mapped file mean."""
    converts = [(name, one.fields.get(name, name), _convert(one, name)) for name in one.fields]

    constants = constant_values(one)

    def parse(fields: Fields) -> Sequence[Record]:
        given: dict[str, Any] = dict(constants)
        for name, field, convert in converts:
            value = convert(fields, field)
            if value is not None:
                given[name] = value
            elif name in REQUIRED[one.record] and name not in given:
                raise RowError(f"{field} ({name}) is missing")
        if one.record == "document" and "document_id" not in given:
            given["document_id"] = _document_id(given)
        return (RECORDS[one.record](**given),)

    columns = tuple(one.fields.values()) if is_csv else ()
    return Layout(str(place), parse, columns, one.scale, RANKS.get(one.record, 2))


def _document_id(given: Mapping[str, Any]) -> str:
    kind = given.get("kind", Document.__dataclass_fields__["kind"].default)
    parts = (str(given.get(name, "")) for name in ("user_id", "item_id", "at", "title", "text"))
    return f"{kind}:{content_hash(*parts)}"


def _fits(one: FileMapping, file: Peek) -> bool:
    return one.path is None or fnmatch.fnmatchcase(file.path.name, one.path) or fnmatch.fnmatchcase(file.name, one.path)


def _table(place: int, one: FileMapping, file: Peek) -> Table:
    is_json = one.format == "jsonl" or (one.format is None and file.line.startswith("{"))
    if is_json:
        return Table(mapped_layout(place, one), file.path, read_json_lines, one.encoding)
    columns = one.header or list(file.names or file.columns(one.delimiter, encodings(one.encoding)[0]))
    known = {*columns, *(field for field in one.fields.values() if file.names and field.partition(".")[0] in columns)}
    if missing := [field for field in one.fields.values() if field not in known]:
        raise SourceError(
            f"{file.path}:1: no column {missing[0]!r}, which the mapping names; it has {', '.join(columns)}"
        )
    if file.names:
        return Table(mapped_layout(place, one), file.path, read_csv)
    layout = mapped_layout(place, one, is_csv=True)
    if len(one.delimiter) > 1:
        return Table(layout, file.path, partial(_separated, one.delimiter, one.header), one.encoding)
    read = partial(read_csv, names=one.header, delimiter=one.delimiter)
    return Table(replace(layout, columns=tuple(one.fields.values())), file.path, read, one.encoding)


def _separated(separator: str, names: Sequence[str] | None, source: Input) -> Iterator[Row]:
    return read_separated(source, separator, names)


def _convert(one: FileMapping, name: str) -> Convert:
    """Return what turns a field into the value that the record's field takes; None is missing."""
    translate = one.values.get(name)
    if name in NUMBERS:
        return lambda fields, field: number({field: look_up(fields, field)}, field) if _has(fields, field) else None
    if name in TIMES:
        return lambda fields, field: time_in(one.time, look_up(fields, field), field)
    if name in LISTS:
        separator = one.separators.get(name)
        return lambda fields, field: _parts(look_up(fields, field), separator)
    if name == "year":
        return lambda fields, field: _year(look_up(fields, field), field)
    if name == "is_available":
        return lambda fields, field: _truth(look_up(fields, field), field)
    return lambda fields, field: _text(look_up(fields, field), translate)


def constant_values(one: FileMapping) -> dict[str, Any]:
    """Return the constants of a mapping as the record's fields take them; raises SourceError for a wrong one."""
    values = {name: _convert(one, name) for name in one.constants}
    try:
        return {name: convert(one.constants, name) for name, convert in values.items()}
    except RowError as error:
        raise SourceError(f"mapping: constants: {error}") from error


def look_up(fields: Fields, field: str) -> Any:
    """Return a field, also one inside another: ``customer.id``."""
    if field in fields or "." not in field:
        return fields.get(field)
    value: Any = fields
    for part in field.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def time_in(form: str, value: Any, name: str) -> datetime | None:
    """Return a UTC time written as ``seconds``, ``milliseconds``, ``iso`` or a strptime pattern."""
    if value is None or value == "":
        return None
    if form in ("seconds", "milliseconds"):
        unit = 1000 if form == "milliseconds" else 1
        return written_time(value) or from_seconds(number({name: value}, name) / unit, name)
    try:
        text = str(value).strip()
        at = datetime.fromisoformat(text) if form == "iso" else datetime.strptime(text, form)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise RowError(f"{name} is no time of the form {form}: {shown(value)}") from None


def _has(fields: Fields, field: str) -> bool:
    return look_up(fields, field) not in (None, "")


def _parts(value: Any, separator: str | None) -> tuple[str, ...] | None:
    if isinstance(value, list):
        return tuple(str(part).strip() for part in value if str(part).strip()) or None
    if value is None:
        return None
    parts = str(value).split(separator) if separator else [str(value)]
    return tuple(part.strip() for part in parts if part.strip()) or None


def _year(value: Any, field: str) -> int | None:
    if value is None or value == "":
        return None
    year = number({field: value}, field)
    if not year.is_integer():
        raise RowError(f"{field} is no year: {shown(value)}")
    return int(year)


def _truth(value: Any, field: str) -> bool | None:
    if value is None or value == "":
        return None
    text = str(value).strip().lower()
    if text not in YES | NO:
        raise RowError(f"{field} is neither yes nor no: {shown(value)}")
    return text in YES


def _text(value: Any, translate: Mapping[str, str] | None) -> str | None:
    if value is None or isinstance(value, (dict, list)):
        return None
    text = str(value).strip()
    return (translate.get(text, text) if translate else text) or None

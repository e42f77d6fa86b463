"""The mapping file (TOML) that tells what files of any shape hold."""

from __future__ import annotations

import codecs
import tomllib
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from graph_schema.errors import SourceError
from graph_schema.records import Document, Follow, Interaction, Item, Tagging, User

RECORDS = {
    "user": User, "item": Item, "interaction": Interaction, "tagging": Tagging, "document": Document,
    "follow": Follow,
}  # fmt: skip
REQUIRED = {
    "user": {"user_id"},
    "item": {"item_id"},
    "interaction": {"user_id", "item_id", "kind"},
    "tagging": {"user_id", "item_id", "tag"},
    "document": {"text"},
    "follow": {"user_id", "friend_id"},
}
RANKS = {"user": 0, "item": 1}


class FileMapping(BaseModel):
    """One ``[[file]]`` of a mapping: a file and the record that each of its rows is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str | None = None
    record: Literal["user", "item", "interaction", "tagging", "document", "follow"]
    format: Literal["csv", "jsonl", "parquet"] | None = None
    delimiter: str = Field(default=",", min_length=1)
    header: list[str] | None = None
    encoding: str | None = None
    fields: dict[str, str] = Field(min_length=1)
    constants: dict[str, str | int | float | bool] = {}
    separators: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    time: str = "iso"
    scale: tuple[float, float] | None = None

    @field_validator("encoding")
    @classmethod
    def _is_an_encoding_of_lines(cls, encoding: str | None) -> str | None:
        try:
            if encoding and codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")):
                raise ValueError(f"files in {encoding} must be converted to UTF-8 first")
        except LookupError:
            raise ValueError(f"no encoding {encoding!r}") from None
        return encoding

    @model_validator(mode="after")
    def _names_fields_of_the_record(self) -> FileMapping:
        known = {field.name for field in dataclass_fields(RECORDS[self.record])}
        named = self.fields.keys() | self.constants.keys()
        for name in sorted(named | self.separators.keys() | self.values.keys()):
            if name not in known:
                raise ValueError(f"{name} is no field of {self.record}; its fields are {', '.join(sorted(known))}")
        if missing := REQUIRED[self.record] - named:
            raise ValueError(f"{self.record} needs {', '.join(sorted(missing))} in fields or constants")
        return self


class Mapping(BaseModel):
    """A whole mapping file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: list[FileMapping] = Field(min_length=1)


def read_mapping(path: Path) -> dict[str, Any]:
    """Return the content of a mapping file once it is known to be right."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}); give the path of a mapping file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: is not TOML: {error}; see docs/loading.md for an example") from error
    check_mapping(content, str(path))
    return content


def check_mapping(content: Any, where: str) -> Mapping:
    """Return the mapping; raises SourceError that names the first wrong entry."""
    try:
        return Mapping.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise SourceError(f"{where}: {place}: {first['msg']}; see docs/loading.md for an example") from error

"""Words that no copy may use, and promises it may not make."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph_schema.errors import SettingsError

SHIPPED = Path(__file__).with_name("forbidden.toml")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    en: list[str] = []
    zh: list[str] = []
    allow: list[str] = []


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Patterns of both languages; a text may mix them."""

    patterns: tuple[re.Pattern[str], ...]
    allowed: frozenset[str] = frozenset()

    def find(self, text: str, names: Sequence[str] = ()) -> str | None:
        """Return the first forbidden words in a text, None for none; names of things are what they are."""
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, " ")
        for pattern in self.patterns:
            for found in pattern.finditer(text):
                if found.group().casefold() not in self.allowed:
                    return found.group()
        return None


def read_forbidden(path: Path | None = None) -> Forbidden:
    """Read the shipped lists, and those of a file besides. Raises SettingsError that names what is wrong."""
    shipped = _read(SHIPPED)
    own = _read(path) if path else _File()
    patterns = [*shipped.en, *shipped.zh, *own.en, *own.zh]
    compiled: list[re.Pattern[str]] = []
    for pattern in patterns:
        try:
            compiled.append(re.compile(pattern, re.IGNORECASE))
        except re.error as error:
            raise SettingsError(
                f"INTEREST_GRAPH_COPY_RULES: {path}: {pattern!r} is no regular expression: {error}"
            ) from error
    return Forbidden(tuple(compiled), frozenset(word.casefold() for word in own.allow))


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"INTEREST_GRAPH_COPY_RULES: {path} cannot be read: {error}") from error
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise SettingsError(f"INTEREST_GRAPH_COPY_RULES: {path}: {place}: lists of en, zh and allow only") from error

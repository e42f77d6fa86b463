"""Turns of phrase kept as data: verdicts in both languages, and how texts speak to a machine."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


@cache
def cue(language: str, *names: str) -> re.Pattern[str]:
    """Return lists as a pattern that matches any of their lines; case does not matter."""
    return re.compile("|".join(line for name in names for line in cue_lines(language, name)), re.IGNORECASE)


def cue_lines(language: str, name: str) -> list[str]:
    """Return the lines of one list."""
    return [line for line in _file(language)[name].split("\n") if line]


@cache
def _file(language: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"{language}_cues.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))

"""Turns of phrase kept as data: verdicts in both languages, and how texts speak to a machine."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_AT_WORD = r"\b"
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


@cache
def cue(language: str, *names: str) -> re.Pattern[str]:
    """Return lists as a pattern that matches any of their lines; case does not matter.

    What begins at a word is tried at words only: a text has five times as many characters.
    """
    every = [one for name in names for line in cue_lines(language, name) for one in _alternatives(line)]
    at_words = [one.removeprefix(_AT_WORD) for one in every if one.startswith(_AT_WORD)]
    others = [one for one in every if not one.startswith(_AT_WORD)]
    return re.compile("|".join([*others, rf"\b(?:{'|'.join(at_words)})"] if at_words else others), re.IGNORECASE)


def cue_lines(language: str, name: str) -> list[str]:
    """Return the lines of one list."""
    return [line for line in _file(language)[name].split("\n") if line]


def _alternatives(line: str) -> list[str]:
    """Split a line at each ``|`` that stands outside of brackets."""
    found, depth = [""], 0
    for part in _PARTS.findall(line):
        if part == "|" and depth == 0:
            found.append("")
            continue
        depth += (part == "(") - (part == ")")
        found[-1] += part
    return found


@cache
def _file(language: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"{language}_cues.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))

"""Turns of phrase that carry a verdict, kept as data: ``english_cues.toml`` and ``chinese_cues.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


def cue(language: str, name: str) -> re.Pattern[str]:
    """Return one list as a pattern that matches any of its lines; case does not matter."""
    lines = _file(language)[name].split("\n")
    return re.compile("|".join(line for line in lines if line), re.IGNORECASE)


@cache
def _file(language: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"{language}_cues.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))

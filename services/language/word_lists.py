"""Word lists kept as data in ``english.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def word_list(name: str) -> frozenset[str]:
    """Return one list as a set."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))

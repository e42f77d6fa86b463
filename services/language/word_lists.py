"""Word lists kept as data in ``english.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


def word_list(name: str) -> frozenset[str]:
    """Return one list as a set."""
    return frozenset(_file()[name].split())


def valences() -> dict[str, float]:
    """Return the words VADER lacks, with their feeling from -4 to 4."""
    return dict(_file()["valences"])


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))

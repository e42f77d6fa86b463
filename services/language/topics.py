"""Common words that name an interest by themselves, beside those of the bilingual dictionary."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def topics() -> frozenset[str]:
    """Read ``topics.txt`` once."""
    text = Path(__file__).with_name("topics.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for line in lines for word in line.split(",") if (name := word.strip()))

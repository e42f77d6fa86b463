"""Marks of static files, so that browsers keep them and still see changes."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).parent / "static"


@cache
def mark(name: str) -> str:
    """Return ten hex digits of the file's content."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:10]

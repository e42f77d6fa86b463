"""Reads the query files that lie beside the functions that run them."""

from functools import cache
from pathlib import Path


@cache
def cypher(beside: str, name: str) -> str:
    """Return the text of ``name.cypher`` in the folder of the module file ``beside``."""
    return (Path(beside).parent / f"{name}.cypher").read_text(encoding="utf-8")

"""All named queries, read from the files beside this one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph_schema.errors import UnknownQueryError
from services.queries.head import ABOUT, NamedQuery, read_head

FOLDER = Path(__file__).parent


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Return every query by its name (``top_interests.cypher`` is ``top-interests``), by subject, then by name."""
    found = [
        read_head(path.stem.replace("_", "-"), path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.cypher")
    ]
    return {one.name: one for one in sorted(found, key=lambda one: (ABOUT.index(one.about), one.name))}


def choose_query(name: str) -> NamedQuery:
    """Return the query of that name. Raises UnknownQueryError."""
    known = named_queries()
    if name not in known:
        raise UnknownQueryError(name)
    return known[name]

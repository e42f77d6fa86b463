"""Files to drop on the window of Neo4j Browser: the style, and the query files as favourites, by subject."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from services.queries.catalogue import named_queries
from services.queries.head import NamedQuery, read_head
from web.neo4j_browser import with_values

FOLDER = Path(__file__).parent
GRASS = (FOLDER / "interest.grass").read_text(encoding="utf-8")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Zip files begin here; a fixed time gives the same file every time."""
FOLDERS = {
    "en": {
        "pictures": "Interest Graph - pictures",
        "interests": "Interest Graph - interests",
        "people": "Interest Graph - people",
        "items": "Interest Graph - items",
        "communities": "Interest Graph - communities",
        "graph": "Interest Graph - the whole graph",
    },
    "zh": {
        "pictures": "兴趣图谱·图",
        "interests": "兴趣图谱·兴趣",
        "people": "兴趣图谱·用户",
        "items": "兴趣图谱·物品",
        "communities": "兴趣图谱·社群",
        "graph": "兴趣图谱·整个图",
    },
}


def pictures() -> list[NamedQuery]:
    """Return the queries beside this file, which answer with paths to draw."""
    return [read_head(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.cypher"))]


def shelves() -> dict[str, list[NamedQuery]]:
    """Return all queries by subject, the pictures first."""
    known = named_queries().values()
    subjects = {about: [query for query in known if query.about == about] for about in FOLDERS["en"]}
    return {**subjects, "pictures": pictures()}


def ready(query: NamedQuery) -> str:
    """Return the query with its defaults written in; what is needed stays a parameter that ``:param`` sets."""
    defaults: dict[str, object] = {}
    for one in query.parameters:
        if one.default is None:
            if not one.is_needed:
                defaults[one.name] = None
        elif one.type == "integer":
            defaults[one.name] = int(one.default)
        else:
            defaults[one.name] = float(one.default) if one.type == "number" else one.default
    return with_values(query.text, defaults)


def body(query: NamedQuery) -> str:
    """Return the same without its head, for a place that has told what it says."""
    return "".join(line for line in ready(query).splitlines(keepends=True) if not line.startswith("//"))


def needed(query: NamedQuery) -> tuple[str, ...]:
    """Return the parameters to set before the query runs."""
    return tuple(one.name for one in query.parameters if one.is_needed)


def favourites(language: str = "en") -> bytes:
    """Return the zip; each file begins with the title, by which Neo4j Browser lists it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for subject, queries in shelves().items():
            for query in queries:
                entry = zipfile.ZipInfo(f"{FOLDERS[language][subject]}/{query.name}.cypher", FIRST_DAY)
                archive.writestr(entry, favourite(query, language))
    return file.getvalue()


def favourite(query: NamedQuery, language: str) -> str:
    """Return one favourite: its title, what to set first, then the query with its own head."""
    lines = [f"// {query.title_zh if language == 'zh' else query.title}"]
    lines += [f"// :param {name} => '...'" for name in needed(query)]
    return "\n".join(lines) + "\n" + ready(query)

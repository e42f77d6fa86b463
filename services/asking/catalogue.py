"""All questions that templates answer: the files in ``questions``, and the named queries with how people ask them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from services.asking.template import Slot, Template, read_template
from services.queries.catalogue import named_queries
from services.queries.head import NamedQuery

FOLDER = Path(__file__).parent / "questions"
NODE_TYPES = ("user", "item", "interest", "community")


@cache
def templates() -> dict[str, Template]:
    """Return every template by its name."""
    own = [
        read_template(path.stem.replace("_", "-"), path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.cypher"))
    ]
    phrased = tomllib.loads(Path(__file__).with_name("named_queries.toml").read_text(encoding="utf-8"))
    named = [_of_query(named_queries()[name], words) for name, words in phrased.items()]
    return {one.name: one for one in (*own, *named)}


def _of_query(query: NamedQuery, words: dict[str, list[str]]) -> Template:
    """Return a named query as a question; what need not be given is left out, but for the number of rows."""
    slots = [Slot(one.name, one.type) for one in query.parameters if one.is_needed and one.type in NODE_TYPES]
    optional = [one for one in query.parameters if one.name in words.get("with", []) and not one.is_needed]
    slots += [Slot(one.name, one.type) for one in optional]
    if any(one.name == "limit" for one in query.parameters):
        slots.append(Slot("limit", "count", 20))
    says = words.get("says", ["{names}.", "{names}。"])
    return Template(
        query.name,
        query.title,
        query.title_zh,
        tuple(words["asks"]),
        tuple(words["asks_zh"]),
        f"{query.title}: {says[0]}" if "says" not in words else says[0],
        f"{query.title_zh}：{says[1]}" if "says" not in words else says[1],
        tuple(slots),
        query.columns,
        query.text,
    )

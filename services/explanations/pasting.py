"""Queries that paste into Neo4j Browser: a line that sets the parameters, then the Cypher."""

from __future__ import annotations

import json
from collections.abc import Mapping

from graph_schema.cypher import cypher
from services.recommenders.candidate import Term

PATH_ITEM_BASED = cypher(__file__, "path_item_based")
PATH_INTEREST = cypher(__file__, "path_interest")


def pasteable(query: str, parameters: Mapping[str, str]) -> str:
    """Put a ``:params`` line before the query, ended by a semicolon as Neo4j Browser wants it.

    JSON strings are Cypher strings, so any text stays text. Browser reads whole numbers given this way as floats: give
    texts.
    """
    values = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in parameters.items())
    return f":params {{{values}}};\n{query.rstrip()}\n"


def path_query(term: Term) -> tuple[str, dict[str, str]]:
    """Return the query that finds exactly this term's path, pasteable, and its parameters."""
    user, middle, item = term.nodes
    first, second = term.ties
    if middle.label == "Interest":
        query = PATH_INTEREST
        parameters = {"user_id": user.id, "interest_id": middle.id, "item_id": item.id, "source": second.detail or ""}
    else:
        query = PATH_ITEM_BASED
        parameters = {
            "user_id": user.id,
            "seen_id": middle.id,
            "kind": first.detail or "",
            "method": second.detail or "",
            "item_id": item.id,
        }
    return pasteable(query, parameters), parameters

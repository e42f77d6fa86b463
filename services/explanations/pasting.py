"""Queries that paste into Neo4j Browser: a line that sets the parameters, then the Cypher."""

from __future__ import annotations

import json
from collections.abc import Mapping

from graph_schema.cypher import cypher
from services.explanations.social import is_social, social_path
from services.explanations.wishes import is_wish, wish_path
from services.recommenders.candidate import Node, Term

PATH_ITEM_BASED = cypher(__file__, "path_item_based")
PATH_SUGGESTED = cypher(__file__, "path_suggested")
PATH_INTRODUCED = cypher(__file__, "path_introduced")
PATH_INTEREST = cypher(__file__, "path_interest")
PATH_CONTENT = cypher(__file__, "path_content")
PATH_CONTENT_INTEREST = cypher(__file__, "path_content_interest")
PATH_TASTE = cypher(__file__, "path_taste")
PATH_GRAPH_VECTOR = cypher(__file__, "path_graph_vector")
PATH_USER_BASED = cypher(__file__, "path_user_based")
PATH_USER_BASED_LIVE = cypher(__file__, "path_user_based_live")
QUOTE = json.JSONEncoder(ensure_ascii=False).encode


def pasteable(query: str, parameters: Mapping[str, str]) -> str:
    """Put a ``:params`` line before the query, ended by a semicolon as Neo4j Browser wants it.

    JSON strings are Cypher strings, so any text stays text. Browser reads whole numbers given this way as floats: give
    texts.
    """
    values = ", ".join(f"{name}: {QUOTE(value)}" for name, value in parameters.items())
    return f":params {{{values}}};\n{query.rstrip()}\n"


def path_query(term: Term, item: Node) -> tuple[str, dict[str, str]]:
    """Return the query that finds exactly this term's path, pasteable, and its parameters; ``item`` is explained."""
    if term.kind == "content":
        return _content_query(term, item)
    if term.kind == "taste":
        return _seen_query(PATH_TASTE, term, item)
    if term.kind in ("suggested", "resembling"):
        return _seen_query(PATH_INTRODUCED if term.ties[1].type == "INTRODUCES" else PATH_SUGGESTED, term, item)
    if term.kind == "graph-vector":
        return _seen_query(PATH_GRAPH_VECTOR, term, item)
    if term.kind == "user-based":
        return _user_based_query(term)
    if is_wish(term) or is_social(term):
        query, parameters = wish_path(term, item) if is_wish(term) else social_path(term)
        return pasteable(query, parameters), parameters
    user, middle, _ = term.nodes
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


def _content_query(term: Term, item: Node) -> tuple[str, dict[str, str]]:
    user, known = term.nodes
    parameters = {"user_id": user.id, "item_id": item.id}
    if known.label == "Interest":
        parameters["interest_id"] = known.id
        return pasteable(PATH_CONTENT_INTEREST, parameters), parameters
    return _seen_query(PATH_CONTENT, term, item)


def _seen_query(query: str, term: Term, item: Node) -> tuple[str, dict[str, str]]:
    """Return a query for a path by something met, which is tied to the item in one way only, or by vectors alone."""
    user, seen, *_ = term.nodes
    parameters = {"user_id": user.id, "item_id": item.id, "seen_id": seen.id, "kind": term.ties[0].detail or ""}
    return pasteable(query, parameters), parameters


def _user_based_query(term: Term) -> tuple[str, dict[str, str]]:
    user, *between, neighbour, item = term.nodes
    *before, theirs = (tie.detail or "" for tie in term.ties)
    parameters = {"user_id": user.id, "neighbour_id": neighbour.id, "kind": theirs, "item_id": item.id}
    if not between:
        parameters["method"] = before[0]
        return pasteable(PATH_USER_BASED, parameters), parameters
    parameters |= {"seen_id": between[0].id, "seen_kind": before[0], "shared_kind": before[1]}
    return pasteable(PATH_USER_BASED_LIVE, parameters), parameters

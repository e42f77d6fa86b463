"""From what the services return to JSON."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, jsonify
from pydantic import BaseModel, ValidationError

from services.search.question import Listing
from web.api.replies import ProblemReply
from web.neo4j_browser import cypher_with_parameters
from web.problems import Problem

PROBLEM_JSON = "application/problem+json"
PROBLEMS: dict[Any, Any] = {
    status: {
        "description": description,
        "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/ProblemReply"}}},
    }
    for status, description in (
        ("400", "cannot be read"),
        ("422", "read, but not acceptable"),
        ("503", "the database cannot answer"),
    )
}
NOT_FOUND: dict[Any, Any] = {"404": {**PROBLEMS["400"], "description": "not in the graph"}}
REFUSED: dict[Any, Any] = {
    "413": {**PROBLEMS["400"], "description": "more than 64 KiB"},
    "415": {**PROBLEMS["400"], "description": "not application/json"},
}


def answer(reply: BaseModel, status: int = 200) -> Response:
    """Return the reply as JSON."""
    text = reply.model_dump_json()
    return current_app.response_class(text, status=status, mimetype="application/json")


def tell(problem: Problem) -> Response:
    """Return a problem as application/problem+json."""
    response = jsonify(ProblemReply(**problem.body()).model_dump(exclude_none=True))
    response.status_code = problem.status
    response.mimetype = PROBLEM_JSON
    return response


def tell_invalid(error: ValidationError) -> Response:
    """Return what pydantic found wrong, place by place."""
    found = tuple(
        {"where": ".".join([str(error.title), *(str(part) for part in one["loc"])]), "problem": one["msg"]}
        for one in error.errors(include_url=False, include_input=False, include_context=False)
    )
    places = ", ".join(sorted({one["where"].partition(".")[2] or "body" for one in found}))
    first = found[0]["problem"]
    return tell(Problem(422, "The request is not acceptable", f"{places}: {first}", places, "see /api/docs", found))


def shown(listing: Listing[Any]) -> dict[str, Any]:
    """Return the fields that every list cut short carries."""
    cypher = cypher_with_parameters(listing.question)
    return {"total": listing.total, "left_off": listing.left_off, "cypher": cypher}

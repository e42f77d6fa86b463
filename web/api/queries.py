"""Named queries over the API."""

from __future__ import annotations

from flask import Response, request
from flask_openapi import APIBlueprint, Tag

from services.queries.catalogue import named_queries
from services.queries.running import run_query
from web.api.answering import NOT_FOUND, PROBLEMS, answer
from web.api.asked import QueryPath
from web.api.query_replies import QueriesReply, QueryResultReply
from web.neo4j_browser import with_values
from web.site import site

queries = APIBlueprint(
    "queries",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="queries", description="named questions to the whole graph")],
    abp_responses=PROBLEMS,
)


@queries.get("/queries", summary="The named queries, and what each takes", responses={200: QueriesReply})
def listed() -> Response:
    known = list(named_queries().values())
    return answer(QueriesReply.model_validate({"queries": known, "total": len(known)}))


@queries.get(
    "/queries/<name>",
    summary="Answer a named query",
    description="Parameters go into the address as `/api/v1/queries` lists them: `?limit=5&kind=genre`.",
    responses={200: QueryResultReply, **NOT_FOUND},
)
def answered(path: QueryPath) -> Response:
    found = run_query(site().driver, path.name, request.args.to_dict())
    fields = {
        "name": path.name,
        "parameters": found.values,
        "columns": found.columns,
        "rows": found.records(),
        "is_cut": found.is_cut,
        "cypher": with_values(found.query.text, found.values),
    }
    return answer(QueryResultReply.model_validate(fields))

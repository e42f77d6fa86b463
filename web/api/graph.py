"""Search, neighbourhoods and figures over the API."""

from __future__ import annotations

from flask import Response
from flask_openapi import APIBlueprint, Tag

from services.search.neighbourhood import neighbourhood
from services.search.search import search
from services.search.stats import graph_stats
from web.api.answering import NOT_FOUND, PROBLEMS, answer
from web.api.asked import NeighbourhoodQuery, SearchQuery
from web.api.graph_replies import NeighbourhoodReply, SearchReply, StatsReply
from web.drawing import drawn_node
from web.neo4j_browser import cypher_with_parameters
from web.site import site

graph = APIBlueprint(
    "graph",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="graph", description="search, what surrounds a node, figures")],
    abp_responses=PROBLEMS,
)


@graph.get("/search", summary="Find users, items and interests by words", responses={200: SearchReply})
def find(query: SearchQuery) -> Response:
    found = search(site().driver, query.q, query.label, query.limit)
    totals = {label: listing.total for label, listing in found.lists.items()}
    return answer(SearchReply.model_validate({"q": query.q, "totals": totals, "hits": found.hits}))


@graph.get(
    "/neighbourhood",
    summary="What surrounds a user, an item or an interest",
    responses={200: NeighbourhoodReply, **NOT_FOUND},
)
def around(query: NeighbourhoodQuery) -> Response:
    found = neighbourhood(site().driver, query.label, query.id, query.limit)
    fields = {
        "centre": drawn_node(found.centre, query.lang),
        "nodes": [drawn_node(node, query.lang) for node in found.nodes],
        "ties": found.ties,
        "total": found.total,
        "left_off": found.left_off,
        "cypher": cypher_with_parameters(found.question),
    }
    return answer(NeighbourhoodReply.model_validate(fields))


@graph.get("/stats", summary="The graph in figures, and how fresh it is", responses={200: StatsReply})
def stats() -> Response:
    return answer(StatsReply.model_validate(graph_stats(site().driver)))

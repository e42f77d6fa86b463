"""Whether the site runs, and whether it can answer."""

from __future__ import annotations

from flask import Response
from flask_openapi import APIBlueprint, Tag
from neo4j.exceptions import DriverError, Neo4jError

from graph_schema import migrations
from graph_schema.errors import SchemaError
from web.api.answering import answer
from web.api.graph_replies import HealthReply
from web.problems import problem_of
from web.site import site

health = APIBlueprint(
    "health",
    __name__,
    url_prefix="/api/v1/health",
    abp_tags=[Tag(name="health", description="for load balancers; open without a password")],
)


@health.get("/live", summary="The process answers", responses={200: HealthReply})
def live() -> Response:
    return answer(HealthReply(status="live"))


@health.get(
    "/ready",
    summary="The database answers and its schema fits",
    responses={200: HealthReply, 503: HealthReply},
)
def ready() -> Response:
    return _readiness()


@health.get("", summary="The same as ready", responses={200: HealthReply, 503: HealthReply})
def whole() -> Response:
    return _readiness()


def _readiness() -> Response:
    try:
        schema = migrations.status(site().driver)
    except (DriverError, Neo4jError, SchemaError) as error:
        return answer(HealthReply(status="not ready", details={"problem": problem_of(error).detail}), 503)
    details = {"schema": schema.version, "newest": schema.newest}
    if schema.is_current:
        return answer(HealthReply(status="ready", details=details))
    return answer(HealthReply(status="not ready", details=details), 503)

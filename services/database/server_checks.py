"""Checks of a server that answers: version, edition, Graph Data Science, indexes and schema."""

from __future__ import annotations

from neo4j import Driver, RoutingControl
from neo4j.exceptions import ClientError

from graph_schema import migrations
from graph_schema.errors import SchemaError
from services.database.finding import Finding

COMPONENTS = (
    "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' "
    "RETURN versions[0] AS version, edition"
)
INDEXES = "SHOW INDEXES YIELD name, state, populationPercent"


def check_version(driver: Driver) -> list[Finding]:
    """Two findings; a server too old has been refused before."""
    [row], _, _ = driver.execute_query(COMPONENTS, routing_=RoutingControl.READ)
    return [Finding("Neo4j", "good", row["version"]), Finding("edition", "good", row["edition"])]


def check_plugin(driver: Driver) -> Finding:
    try:
        [row], _, _ = driver.execute_query("RETURN gds.version() AS version", routing_=RoutingControl.READ)
    except ClientError:
        remedy = (
            "recommending works without it; communities and graph embeddings need it: add the plugin "
            "graph-data-science to that server"
        )
        return Finding("Graph Data Science", "note", "not installed", remedy)
    return Finding("Graph Data Science", "good", row["version"])


def check_indexes(driver: Driver) -> Finding:
    rows, _, _ = driver.execute_query(INDEXES, routing_=RoutingControl.READ)
    broken = [row["name"] for row in rows if row["state"] == "FAILED"]
    waiting = [f"{row['name']} ({row['populationPercent']:.0f} %)" for row in rows if row["state"] == "POPULATING"]
    if broken:
        remedy = "drop them in Neo4j Browser (DROP INDEX name) and create them again; the server's log says why"
        return Finding("indexes", "bad", f"failed: {', '.join(sorted(broken))}", remedy)
    if waiting:
        return Finding("indexes", "note", f"being filled: {', '.join(sorted(waiting))}", "wait a moment and look again")
    return Finding("indexes", "good", f"{len(rows)} online")


def check_schema(driver: Driver) -> Finding:
    try:
        found = migrations.status(driver)
    except SchemaError as error:
        return Finding("schema", "bad", "does not fit this program", str(error))
    text = f"version {found.version} of {found.newest}"
    if found.is_current:
        return Finding("schema", "good", text)
    return Finding("schema", "bad", text, "run `interest-graph migrate`")


def check_server(driver: Driver) -> list[Finding]:
    """Run all checks of this file."""
    return [*check_version(driver), check_plugin(driver), check_indexes(driver), check_schema(driver)]

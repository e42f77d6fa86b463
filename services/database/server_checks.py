"""Checks of a server that answers: version, edition, Graph Data Science, indexes, schema and vectors."""

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
VECTORS = (
    "MATCH (j:Job {job_id: 'embed'}) WHERE j.model IS NOT NULL RETURN j.model AS model, j.dimension AS dimension,"
    " COUNT { MATCH (i:Item) WHERE i.embedding_checksum IS NOT NULL } AS embedded, COUNT { (:Item) } AS items"
)
VECTOR_INDEXES = (
    "SHOW VECTOR INDEXES YIELD name, options WHERE name IN ['item_embedding', 'interest_embedding']"
    " RETURN options.indexConfig['vector.dimensions'] AS dimension"
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


def check_vectors(driver: Driver) -> Finding:
    rows, _, _ = driver.execute_query(VECTORS, routing_=RoutingControl.READ)
    if not rows:
        return Finding("vectors", "good", "none: `interest-graph embed` makes them, for recommending by content")
    [row] = rows
    text = f"{row['embedded']} of {row['items']} items, {row['dimension']} numbers each, by {row['model']}"
    indexes, _, _ = driver.execute_query(VECTOR_INDEXES, routing_=RoutingControl.READ)
    if [index["dimension"] for index in indexes] != [row["dimension"]] * 2:
        return Finding("vectors", "bad", f"{text}; an index is missing", "run `interest-graph embed`")
    if row["embedded"] < row["items"]:
        return Finding("vectors", "note", text, "run `interest-graph embed` for the others")
    return Finding("vectors", "good", text)


def check_server(driver: Driver) -> list[Finding]:
    """Run all checks of this file."""
    return [
        *check_version(driver),
        check_plugin(driver),
        check_indexes(driver),
        check_schema(driver),
        check_vectors(driver),
    ]

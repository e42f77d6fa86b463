"""What a job was last run with, kept in the graph as text, so that the next run knows."""

from __future__ import annotations

from neo4j import Driver, RoutingControl

READ = "MATCH (j:Job {job_id: $job_id}) RETURN j.options AS options"
WRITE = "MERGE (j:Job {job_id: $job_id}) SET j.name = $name, j.options = $options"


def read_options(driver: Driver, job_id: str) -> str | None:
    """Return what was stored last; None when nothing was."""
    rows, _, _ = driver.execute_query(READ, job_id=job_id, routing_=RoutingControl.READ)
    return rows[0]["options"] if rows else None


def write_options(driver: Driver, job_id: str, name: str, options: str) -> None:
    """Store what a job is run with; ``name`` is the command it belongs to."""
    driver.execute_query(WRITE, job_id=job_id, name=name, options=options)

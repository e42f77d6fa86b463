"""How rows of similarity were last compared, kept in the graph so that a refresh compares them alike."""

from __future__ import annotations

import json
from dataclasses import asdict

from neo4j import Driver, RoutingControl

from services.learning.nearest import Likeness

READ = "MATCH (j:Job {job_id: $job_id}) RETURN j.options AS options"
WRITE = "MERGE (j:Job {job_id: $job_id}) SET j.name = 'rebuild', j.options = $options"


def stored_likeness(driver: Driver, job_id: str, usual: Likeness) -> Likeness:
    """Return what the last rebuild used, or the usual."""
    rows, _, _ = driver.execute_query(READ, job_id=job_id, routing_=RoutingControl.READ)
    options = rows[0]["options"] if rows else None
    return Likeness(**json.loads(options)) if options else usual


def store_likeness(driver: Driver, job_id: str, likeness: Likeness) -> None:
    """Remember what a rebuild uses."""
    driver.execute_query(WRITE, job_id=job_id, options=json.dumps(asdict(likeness), sort_keys=True))

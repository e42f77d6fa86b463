"""How rows of similarity were last compared, kept in the graph so that a refresh compares them alike."""

from __future__ import annotations

import json
from dataclasses import asdict

from neo4j import Driver

from services.database.job_options import read_options, write_options
from services.learning.nearest import Likeness


def stored_likeness(driver: Driver, job_id: str, usual: Likeness) -> Likeness:
    """Return what the last rebuild used, or the usual."""
    options = read_options(driver, job_id)
    return Likeness(**json.loads(options)) if options else usual


def store_likeness(driver: Driver, job_id: str, likeness: Likeness) -> None:
    """Remember what a rebuild uses."""
    write_options(driver, job_id, "rebuild", json.dumps(asdict(likeness), sort_keys=True))

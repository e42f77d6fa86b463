"""Which scales `clean` found good, kept in the graph so that whatever learns applies them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from neo4j import Driver

from services.database.job_options import read_options, write_options

JOB = "clean"


def scales_in_use(driver: Driver) -> tuple[str, ...]:
    """Return the names stored last; none where nothing was cleaned."""
    options = read_options(driver, JOB)
    return tuple(json.loads(options)["scales"]) if options else ()


def store_scales(driver: Driver, names: Sequence[str]) -> None:
    """Remember which scales are in use."""
    write_options(driver, JOB, JOB, json.dumps({"scales": list(names)}))

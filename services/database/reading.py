"""One question to the database in one round trip."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from neo4j import READ_ACCESS, Driver, Record, RoutingControl
from neo4j.exceptions import DriverError, Neo4jError

from services.database.sessions import following


def read(driver: Driver, query: str, parameters: Mapping[str, Any]) -> list[Record]:
    """Run a query that only reads, after all that was written through this driver; return its rows.

    A transaction that begins and ends with the query saves the round trip of ending it. Where the server asks to try
    again, it is asked as ``execute_query`` asks, again and again within the driver's time.
    """
    try:
        with following(driver, default_access_mode=READ_ACCESS) as session:
            return list(session.run(query, parameters))
    except (Neo4jError, DriverError) as error:
        if not error.is_retryable():
            raise
    return driver.execute_query(query, dict(parameters), routing_=RoutingControl.READ).records

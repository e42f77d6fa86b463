"""Sessions that come after what was written through the same driver, and before what is read through it next."""

from __future__ import annotations

from typing import Any

from neo4j import Driver, Session


def following(driver: Driver, **settings: Any) -> Session:
    """Open a session that shares its bookmarks with ``execute_query``: on a cluster, too, it sees what was written."""
    return driver.session(bookmark_manager=driver.execute_query_bookmark_manager, **settings)

"""An empty graph for a measurement: a server of its own that is gone afterwards, or a database that is empty."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import Driver

from graph_schema import migrations
from graph_schema.errors import DatabaseError
from services.database.connection import connect, database_errors
from services.database.contents import contents
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import stop_server, use_server
from services.observability.progress import Progress
from web.settings import Settings
from web.wiring import open_graph


@contextmanager
def scratch_graph(settings: Settings, progress: Progress) -> Iterator[Driver]:
    """Give a driver to an empty graph with the schema in place.

    Without NEO4J_URI it is an embedded server in a folder that is removed at the end. With it, that database; it is
    refused when it holds anything, and keeps what is written. Raises DatabaseError.
    """
    if settings.database is not None:
        with open_graph(settings, progress) as driver:
            if held := sum(contents(driver).values()):
                raise DatabaseError(
                    f"the database at {settings.database.uri} is not empty ({held:,} nodes and relationships): a "
                    "measurement needs an empty one; unset NEO4J_URI to use a scratch server"
                )
            yield driver
        return
    with tempfile.TemporaryDirectory(prefix="interest-graph-") as name:
        folder = DataFolder(Path(name) / "scratch")
        try:
            with (
                use_server(folder, progress, usual=None) as server,
                connect(server.settings) as driver,
                database_errors(server.settings),
            ):
                migrations.migrate(driver)
                yield driver
        finally:
            stop_server(folder)

"""Examines the machine, the data folder and the server, and says what to do about each finding."""

from __future__ import annotations

from graph_schema.errors import DatabaseError
from services.database import machine_checks
from services.database.connection import connect, database_errors
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import find_server
from services.database.finding import Finding
from services.database.server_checks import check_server
from services.database.settings import DatabaseSettings


def examine(folder: DataFolder, named: DatabaseSettings | None) -> list[Finding]:
    """Run every check; starts nothing. ``named`` is the server of NEO4J_URI, or None for the embedded one."""
    found = [machine_checks.check_python(), machine_checks.check_memory()]
    if named is not None:
        return [*found, *_examine_server(named)]
    found += [
        machine_checks.check_java(),
        machine_checks.check_jars(),
        machine_checks.check_disk(folder.path),
        machine_checks.check_data_folder(folder),
        machine_checks.check_ports(folder),
    ]
    server = find_server(folder)
    if server is None:
        remedy = "run `interest-graph up`, then `interest-graph doctor` again to check it too"
        return [*found, Finding("server", "note", "not running", remedy)]
    return [*found, *_examine_server(server.settings)]


def _examine_server(login: DatabaseSettings) -> list[Finding]:
    try:
        with connect(login) as driver, database_errors(login):
            return [Finding("server", "good", f"answers at {login.uri}"), *check_server(driver)]
    except DatabaseError as error:
        return [Finding("server", "bad", f"no use of {login.uri}", str(error))]

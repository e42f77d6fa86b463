"""Tells whether a server that is starting answers yet, and what its logs say."""

from __future__ import annotations

import shutil

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph_schema.errors import DatabaseError
from services.database.embedded.configuration import Ports
from services.database.embedded.folder import USERNAME, DataFolder

ANSWER_SECONDS = 5.0
LINES_SHOWN = 15
STATE = "SHOW DATABASE neo4j YIELD statusMessage"


def answers(folder: DataFolder, ports: Ports) -> bool:
    """Return whether the database can be used. Raises DatabaseError when waiting longer would not help."""
    driver = GraphDatabase.driver(
        f"bolt://127.0.0.1:{ports.bolt}",
        auth=(USERNAME, folder.read_password() or ""),
        connection_timeout=ANSWER_SECONDS,
        connection_acquisition_timeout=ANSWER_SECONDS,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
    )
    with driver:
        try:
            with driver.session(database="neo4j") as session:
                session.run("RETURN 1").consume()
        except AuthError as error:
            raise DatabaseError(
                f"the password in {folder.password_file} is not the one of the data beside it: restore the file, "
                "or move the data folder away and load again"
            ) from error
        except Neo4jError:
            _check_state(driver, folder)
            return False
        except (DriverError, OSError):
            return False
    return True


def _check_state(driver: Driver, folder: DataFolder) -> None:
    try:
        with driver.session(database="system") as session:
            rows = session.run(STATE).values()
    except (DriverError, Neo4jError, OSError):
        return
    if message := "".join(str(row[0] or "") for row in rows):
        free = shutil.disk_usage(folder.path).free / 1e6
        raise DatabaseError(
            f"the database in {folder.home} does not start: {message} ({free:.0f} MB are free on its disk; "
            f"{folder.logs / 'debug.log'} says more). Make room and try again, or move the data folder away"
        )


def log_text(folder: DataFolder) -> str:
    texts = []
    for path in (folder.console, folder.logs / "neo4j.log", folder.logs / "guard.log"):
        if path.exists():
            texts.append(path.read_text(encoding="utf-8", errors="replace")[-20_000:])
    return "\n".join(texts)


def last_lines(folder: DataFolder) -> str:
    lines = [line for line in log_text(folder).splitlines() if line.strip() and not line.startswith("WARNING:")]
    shown = "\n  ".join(line[:300] for line in lines[-LINES_SHOWN:])
    return f"the last lines of {folder.logs}:\n  {shown}\nsee `interest-graph doctor`"

"""Connects to Neo4j, and says in plain words what is wrong when that fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph_schema.errors import DatabaseError
from services.database.settings import DatabaseSettings

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 15.0
OLDEST_SERVER = (2025, 8)
VERSION = "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version"
CANNOT_WRITE = ("No space left", "TransactionLogError", "has encountered a critical error", "TransactionCommitFailed")


def connect(settings: DatabaseSettings) -> Driver:
    """Return a driver that has logged in to a server new enough.

    Every session of it uses ``settings.database``. Raises DatabaseError within seconds when the
    server is down, refuses the login or the database name, or is too old.
    """
    for name in ("neo4j.notifications", "neo4j.pool", "neo4j.io"):
        logging.getLogger(name).setLevel(logging.ERROR)
    with database_errors(settings):
        driver = GraphDatabase.driver(
            settings.uri,
            auth=(settings.username, settings.password),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=RETRY_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            user_agent="interest-graph",
            database=settings.database,
        )
    try:
        with database_errors(settings), driver.session() as session:
            version = str(session.run(VERSION).single(strict=True)["version"])
        check_version(version, settings.uri)
    except (ValueError, OSError) as error:
        driver.close()
        raise DatabaseError(f"cannot reach Neo4j at {settings.uri}: {error}; check NEO4J_URI") from error
    except BaseException:
        driver.close()
        raise
    return driver


def check_version(version: str, uri: str) -> None:
    """Raise DatabaseError when a server of this version lacks what our queries use."""
    numbers = tuple(int(part) for part in version.split("-")[0].split("+")[0].split(".")[:2] if part.isdigit())
    if numbers < OLDEST_SERVER:
        oldest = f"{OLDEST_SERVER[0]}.{OLDEST_SERVER[1]:02}"
        raise DatabaseError(
            f"Neo4j at {uri} is version {version}; this program needs {oldest} or newer: upgrade that server, "
            "or unset NEO4J_URI to use the embedded one"
        )


@contextmanager
def database_errors(settings: DatabaseSettings | None = None) -> Iterator[None]:
    """Turn what the Neo4j driver raises into a DatabaseError with what, where and what to do.

    Errors that mean a mistake in our own query pass through unchanged.
    """
    try:
        yield
    except (DriverError, Neo4jError) as error:
        if (text := explain(error, settings)) is None:
            raise
        raise DatabaseError(text) from error


def explain(error: DriverError | Neo4jError, settings: DatabaseSettings | None = None) -> str | None:
    """Say what happened, where and what to do, or None for an error that is not the server's condition."""
    uri = settings.uri if settings else "its address"
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    text = str(error)
    if any(mark in f"{code} {text}" for mark in CANNOT_WRITE):
        return (
            f"Neo4j at {uri} cannot write to its disk, most likely because it is full; the last batch was stored whole "
            "or not at all, and all before is safe. Make room, restart the server (the embedded one: "
            "`interest-graph down`), then run the same command again"
        )
    if code.endswith("AuthenticationRateLimit"):
        return f"Neo4j at {uri} refuses logins for a while after too many wrong passwords: wait a few seconds"
    if isinstance(error, AuthError):
        return (
            f"Neo4j at {uri} refused the login: check NEO4J_USERNAME and NEO4J_PASSWORD "
            "(of the embedded server: `interest-graph status --show-password`)"
        )
    if code.endswith("DatabaseNotFound"):
        name = settings.database if settings else None
        return f"Neo4j at {uri} has no database {name!r}: check NEO4J_DATABASE (Community Edition has only `neo4j`)"
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return (
            f"Neo4j at {uri} does not answer: start it (the embedded one with `interest-graph up`), or check "
            "NEO4J_URI; what was stored before is safe, and the same command may be run again"
        )
    return _explain_state(error, code, uri, text)


def _explain_state(error: DriverError | Neo4jError, code: str, uri: str, text: str) -> str | None:
    if isinstance(error, ConfigurationError):
        return f"the address {uri} cannot be used: {text}; check NEO4J_URI (for example neo4j://host:7687)"
    if "MemoryPoolOutOfMemoryError" in code or "OutOfMemory" in code:
        return f"Neo4j at {uri} ran out of memory for one transaction: give it more memory, or smaller batches"
    if code.endswith(("DatabaseUnavailable", "NotALeader", "ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccess")):
        return f"the database at {uri} takes no writes just now ({code}): see `interest-graph doctor`"
    if isinstance(error, TransientError):
        return f"Neo4j at {uri} gave up after {RETRY_SECONDS:.0f} seconds of retries ({code}): run the command again"
    if code.startswith("Neo.DatabaseError"):
        return f"Neo4j at {uri} failed ({code}): {text.splitlines()[0]}; see `interest-graph doctor` and its logs"
    if isinstance(error, ClientError) and code.endswith("Security.Forbidden"):
        return f"the login has no right to do this at {uri}: {text.splitlines()[0]}"
    return None

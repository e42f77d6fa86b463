"""Connecting: works or says within seconds what is wrong, where, and what to do."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

import pytest
from neo4j import Driver
from neo4j.exceptions import CypherSyntaxError, ServiceUnavailable
from neo4j.exceptions import DatabaseError as ServerFault

from graph_schema.errors import DatabaseError
from services.database.connection import check_version, connect, database_errors
from services.database.settings import DatabaseSettings


def test_every_session_uses_the_database_of_the_settings(server: DatabaseSettings) -> None:
    with connect(replace(server, database="system")) as driver:
        assert driver.execute_query("SHOW DEFAULT DATABASE").summary.database == "system"
        with driver.session() as session:
            assert session.run("SHOW DEFAULT DATABASE").consume().database == "system"


def test_a_wrong_password_is_explained(server: DatabaseSettings) -> None:
    with pytest.raises(DatabaseError, match="NEO4J_PASSWORD") as caught:
        connect(replace(server, password="wrong-one"))
    assert "wrong-one" not in str(caught.value)


def test_a_wrong_database_name_is_explained(server: DatabaseSettings) -> None:
    with pytest.raises(DatabaseError, match=r"no database 'nowhere'.*NEO4J_DATABASE"):
        connect(replace(server, database="nowhere"))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down_is_said_to_be_so_within_seconds(scheme: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    with pytest.raises(DatabaseError, match=rf"127\.0\.0\.1:{port} does not answer.*interest-graph up"):
        connect(DatabaseSettings(f"{scheme}://127.0.0.1:{port}", password="x"))
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("uri", ["ftp://127.0.0.1:1", "bolt://no-such-host.invalid:7687", "bolt://a b:x"])
def test_an_address_that_cannot_be_is_explained(uri: str) -> None:
    with pytest.raises(DatabaseError, match="NEO4J_URI"):
        connect(DatabaseSettings(uri, password="x"))


def test_a_program_that_is_not_neo4j_is_explained_within_seconds() -> None:
    began = time.monotonic()
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(DatabaseError, match="does not answer"):
            connect(DatabaseSettings(f"bolt://127.0.0.1:{silent.getsockname()[1]}", password="x"))
    assert time.monotonic() - began < 40


def test_an_old_server_is_refused() -> None:
    check_version("2025.08.0", "bolt://here")
    check_version("2026.08.1", "bolt://here")
    with pytest.raises(DatabaseError, match=r"version 5\.26\.1.*2025\.08"):
        check_version("5.26.1", "bolt://here")


def test_a_mistake_in_our_own_query_is_not_dressed_up(driver: Driver) -> None:
    with pytest.raises(CypherSyntaxError), database_errors():
        driver.execute_query("RETRUN 1")


def test_a_full_disk_is_named() -> None:
    fault = ServerFault._hydrate_neo4j(
        code="Neo.DatabaseError.Transaction.TransactionCommitFailed",
        message="Could not append: No space left on device",
    )
    with pytest.raises(DatabaseError, match="most likely because it is full"), database_errors():
        raise fault


def test_a_lost_connection_says_what_to_do() -> None:
    with pytest.raises(DatabaseError, match="may be run again"), database_errors():
        raise ServiceUnavailable("gone")

"""Without its database the site says so, quickly, and stays up."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from neo4j import GraphDatabase

from tests.web_client import Client
from web.app import create_app
from web.serving import start

NOBODY_THERE = "bolt://127.0.0.1:9"


@pytest.fixture(scope="module")
def stranded() -> Iterator[Client]:
    with GraphDatabase.driver(NOBODY_THERE, connection_timeout=1, max_transaction_retry_time=1) as driver:
        running = start(create_app(driver))
        yield Client(running.address)
        running.close()


@pytest.mark.parametrize("path", ["/", "/users/ada", "/search?q=x"])
def test_pages_say_what_to_do(stranded: Client, path: str) -> None:
    started = time.monotonic()
    answer = stranded.get(path)
    assert answer.status == 503
    assert "retry-after" in answer.headers
    assert "interest-graph up" in answer.text
    assert time.monotonic() - started < 20


def test_the_api_says_so_as_a_problem(stranded: Client) -> None:
    answer = stranded.get("/api/v1/users")
    assert (answer.status, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.json["where"] == "database"
    event = {"user_id": "ada", "item_id": "x", "kind": "like"}
    assert stranded.post("/api/v1/events", event).status == 503


def test_it_is_live_but_not_ready(stranded: Client) -> None:
    assert stranded.get("/api/v1/health/live").status == 200
    assert stranded.get("/api/v1/health/ready").status == 503


def test_what_needs_no_database_still_works(stranded: Client) -> None:
    assert stranded.get("/openapi.json").status == 200
    assert stranded.get("/api/docs").status == 200
    assert stranded.get("/static/style.css").status == 200

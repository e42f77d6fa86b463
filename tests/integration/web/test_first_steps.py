"""An empty graph leads to the first steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j import Driver

from tests.web_client import Client
from web.app import create_app
from web.serving import start


@pytest.fixture
def empty(empty_graph: Driver) -> Iterator[Client]:
    running = start(create_app(empty_graph))
    yield Client(running.address)
    running.close()


def test_home_says_how_to_fill_it(empty: Client) -> None:
    assert "interest-graph load" in empty.get("/").text


@pytest.mark.parametrize("path", ["/users", "/items", "/interests", "/search?q=x", "/api/v1/users", "/api/v1/stats"])
def test_lists_are_empty_not_broken(empty: Client, path: str) -> None:
    assert empty.get(path).status == 200

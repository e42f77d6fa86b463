"""The site over a small world, answering real requests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j import Driver

from tests.hostile import hostile_records
from tests.web_client import Client
from tests.worlds import RULES, plant, toy_records
from web.app import create_app
from web.serving import start
from web.site import SiteSettings

BROWSER = SiteSettings(browser_url="http://127.0.0.1:7474/browser/", bolt_url="bolt://127.0.0.1:7687")


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    """Listeners of jazz, classical and metal, and people with hostile names."""
    plant(driver, toy_records() + hostile_records())
    return driver


@pytest.fixture(scope="module")
def client(world: Driver) -> Iterator[Client]:
    running = start(create_app(world, BROWSER, rules=RULES))
    yield Client(running.address)
    running.close()

"""A Chromium of the system, the site over a small world, and every complaint of the browser collected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver
from playwright.sync_api import Page, expect

from tests.hostile import hostile_records
from tests.worlds import RULES, plant, toy_records
from web.app import create_app
from web.serving import start

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
expect.set_options(timeout=20_000)  # milliseconds: a server that was just started compiles whatever it is asked first
COLLECT = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium: `make test` installs it where it may, else `apt-get install chromium`")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": found, "args": flags}


@pytest.fixture(scope="module")
def address(driver: Driver) -> Iterator[str]:
    """Where the site over the toy world answers."""
    plant(driver, toy_records() + hostile_records())
    running = start(create_app(driver, rules=RULES))
    yield running.address
    running.close()


@pytest.fixture
def calm_page(page: Page) -> Iterator[Page]:
    """A page on which any error, or anything the content policy refused, fails the test."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(COLLECT)
    yield page
    assert complaints == []
    assert page.evaluate("window.violations") == []

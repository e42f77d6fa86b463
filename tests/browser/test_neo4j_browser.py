"""The real Neo4j Browser: it opens the guide on connecting, and the guide's style and queries work there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j import Driver
from playwright.sync_api import Page, expect

from services.database.embedded.server import Server
from tests.worlds import RULES, plant, toy_records
from web.app import create_app
from web.serving import start
from web.site import SiteSettings

SECONDS = 60_000


@pytest.fixture(scope="module")
def address(driver: Driver, embedded: Server) -> Iterator[str]:
    """A site that knows the Neo4j Browser of the session's server."""
    plant(driver, toy_records())
    settings = SiteSettings(
        browser_url=embedded.browser_url, bolt_url=embedded.settings.uri, bolt_user=embedded.settings.username
    )
    running = start(create_app(driver, settings, rules=RULES))
    yield running.address
    running.close()


def test_the_link_of_a_page_opens_the_guide_whose_queries_draw(page: Page, address: str, embedded: Server) -> None:
    page.set_default_timeout(SECONDS)
    page.goto(f"{address}/?lang=zh")
    link = page.locator("footer a", has_text="Neo4j Browser").get_attribute("href")
    assert link is not None
    page.goto(link)
    page.locator("input[type=password]").fill(embedded.settings.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="兴趣图谱")).to_be_visible(timeout=SECONDS)
    expect(page.get_by_text("You are connected as user")).to_be_visible(timeout=SECONDS)
    play(page, ":style")
    expect(page.get_by_text("node.Interest {")).to_be_visible(timeout=SECONDS)
    play(page, ":params")
    expect(page.get_by_text("Successfully set your parameters.")).to_be_visible(timeout=SECONDS)
    for _ in range(2):
        page.get_by_test_id("guideNextSlide").click()
    play(page, "INTERESTED_IN")
    expect(page.locator("svg text", has_text="jazz").first).to_be_visible(timeout=SECONDS)


def play(page: Page, text: str) -> None:
    """Click the guide's query that holds the text, then the play button."""
    page.locator("pre.runnable", has_text=text).first.click()
    page.get_by_test_id("editor-Run").click()

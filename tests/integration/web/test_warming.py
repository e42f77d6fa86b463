"""The site's own first visits."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from flask import Response, request, request_finished
from neo4j import Driver

from web.app import create_app
from web.site import SiteSettings
from web.warming import warming

KINDS = {"pages.home", "pages.user", "pages.item", "pages.interest", "pages.search_page"}


@pytest.fixture(params=[None, "芝麻开门 öpen sesame"])
def site(request: pytest.FixtureRequest) -> SiteSettings:
    return SiteSettings(password=request.param)


def seen_while_warming(driver: Driver, site: SiteSettings) -> Iterator[tuple[str, int]]:
    """Yield endpoint and status of what the site asks itself, until each kind of page was seen or a minute is over."""
    app = create_app(driver, site)
    seen: list[tuple[str, int]] = []

    def note(_: object, response: Response) -> None:
        seen.append((str(request.endpoint), response.status_code))

    with request_finished.connected_to(note, app), warming(app, driver, site, "http://127.0.0.1:5000"):
        until = time.monotonic() + 60
        while {endpoint for endpoint, _ in seen} < KINDS and time.monotonic() < until:
            time.sleep(0.05)
    yield from seen


def test_a_page_of_each_kind_is_visited_also_behind_a_password(world: Driver, site: SiteSettings) -> None:
    assert {*seen_while_warming(world, site)} == {(kind, 200) for kind in KINDS}


def test_an_empty_graph_is_no_trouble(empty_graph: Driver) -> None:
    app = create_app(empty_graph, SiteSettings())
    with warming(app, empty_graph, SiteSettings(), "http://127.0.0.1:5000"):
        pass

"""A first visit to each kind of page, made by the site itself: nobody waits while the database plans its queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from flask import Flask, url_for
from neo4j import Driver
from neo4j.exceptions import DriverError, Neo4jError

from services.search.interests import interest_page
from services.search.items import popular_items
from services.search.users import busy_users
from web.site import SiteSettings

PATIENCE = 10.0
"""Seconds that the end of the site waits for a visit that is on its way."""


@contextmanager
def warming(app: Flask, driver: Driver, site: SiteSettings, address: str) -> Iterator[None]:
    """Visit pages in the background while the block runs; one that fails will say so when a person opens it."""
    is_over = Event()
    thread = Thread(target=_visit, args=(app, driver, site.password, address, is_over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join(PATIENCE)


def _visit(app: Flask, driver: Driver, password: str | None, address: str, is_over: Event) -> None:
    auth = ("the site itself", password) if password else None
    with suppress(Neo4jError, DriverError):
        for endpoint, values in _pages(driver):
            if is_over.is_set():
                return
            with app.test_request_context(base_url=address):
                path = url_for(endpoint, **values)
            app.test_client().get(path, base_url=address, auth=auth)


def _pages(driver: Driver) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield a page of each kind that people open first, of what the home page shows first."""
    yield "pages.home", {}
    yield from (("pages.user", {"user_id": one.user_id}) for one in busy_users(driver, 1).rows)
    yield from (("pages.item", {"item_id": one.item_id}) for one in popular_items(driver, 1).rows)
    yield from (("pages.interest", {"interest_id": one.interest_id}) for one in interest_page(driver, 1).rows)
    yield "pages.search_page", {"q": "the"}

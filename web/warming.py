"""A first visit to each kind of page, made by the site itself: nobody waits while the database plans its queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from urllib.parse import quote

from flask import Flask
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
        for path in _paths(driver):
            if is_over.is_set():
                return
            app.test_client().get(path, base_url=address, auth=auth)


def _paths(driver: Driver) -> Iterator[str]:
    """Yield a page of each kind that people open first, of what the home page shows first."""
    yield "/"
    yield from (f"/users/{quote(one.user_id, safe='')}" for one in busy_users(driver, 1).rows)
    yield from (f"/items/{quote(one.item_id, safe='')}" for one in popular_items(driver, 1).rows)
    yield from (f"/interests/{quote(one.interest_id, safe='')}" for one in interest_page(driver, 1).rows)
    yield "/search?q=the"

"""The guide, the style and the favourites, as Neo4j Browser fetches them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from neo4j import Driver

from tests.integration.web.conftest import BROWSER
from tests.web_client import Client
from tests.worlds import RULES
from web.app import create_app
from web.browser_kit.favourites import pictures, ready, shelves
from web.serving import start
from web.site import SiteSettings

ORIGIN = "http://127.0.0.1:7474"
FILES = ("/neo4j/guide.en.html", "/neo4j/guide.zh.html", "/neo4j/interest.grass", "/neo4j/favourites.zh.zip")


@pytest.fixture(scope="module")
def locked(world: Driver) -> Iterator[Client]:
    """The same site behind a password."""
    running = start(create_app(world, SiteSettings(password="secret"), rules=RULES))
    yield Client(running.address)
    running.close()


@pytest.mark.parametrize("path", FILES)
def test_neo4j_browser_may_fetch_and_no_other_origin(client: Client, path: str) -> None:
    assert BROWSER.browser_url is not None and BROWSER.browser_url.startswith(ORIGIN)
    for origin in (ORIGIN, "http://localhost:7474"):
        for method in ("GET", "OPTIONS"):
            answer = client.ask(method, path, headers={"Origin": origin})
            assert answer.status == 200
            assert answer.headers["access-control-allow-origin"] == origin
            assert "cache-control" in answer.headers["access-control-allow-headers"]
    for origin in ("http://evil.example", "http://localhost:7475", "null"):
        assert "access-control-allow-origin" not in client.ask("GET", path, headers={"Origin": origin}).headers


def test_the_guide_speaks_both_languages_and_names_ids_of_the_graph(client: Client) -> None:
    english, chinese = client.get("/neo4j/guide.en.html").text, client.get("/neo4j/guide.zh.html").text
    assert "How much there is" in english and "图里有什么" in chinese
    params = html.unescape(re.findall(r"runnable\">(:params .*?)</pre>", english)[0])
    assert 'interest_id: "' in params and 'community_id: "c1-' in params
    assert client.ask("GET", "/neo4j/guide.html", headers={"Accept-Language": "zh-CN"}).text == chinese
    assert client.get("/neo4j/guide.fr.html").status == 404


def test_every_query_of_the_guide_can_be_explained(client: Client, world: Driver) -> None:
    texts = [
        html.unescape(text)
        for text in re.findall(r"runnable\">(.*?)</pre>", client.get("/neo4j/guide.en.html").text, re.DOTALL)
    ]
    queries = [text for text in texts if not text.startswith((":", "CALL db."))]
    assert len(queries) == 2 + sum(map(len, shelves().values()))
    for query in queries:
        world.execute_query(f"EXPLAIN {query}", dict.fromkeys(re.findall(r"\$(\w+)", query), "x"))


def test_pictures_draw_paths(world: Driver) -> None:
    given = {"user_id": "ada", "item_id": "blue-train", "interest_id": "saxophone"}
    for query in pictures():
        rows, _, _ = world.execute_query(ready(query), given)
        assert rows and all(row["path"].nodes for row in rows), query.name


def test_behind_a_password_the_guide_is_open_and_tells_nothing_of_the_graph(locked: Client) -> None:
    for path in FILES:
        assert locked.get(path).status == 200
    text = locked.get("/neo4j/guide.en.html").text
    assert "ada" not in re.findall(r"runnable\">(:params .*?)</pre>", text)[0]
    assert locked.get("/queries").status == 302
    assert locked.get("/api/v1/queries").status == 401


def test_pages_lead_to_neo4j_browser_with_its_guide(client: Client, locked: Client) -> None:
    text = html.unescape(client.get("/", lang="zh").text)
    assert "cmd=guide&arg=http%3A%2F%2Flocalhost%3A" in text and "guide.zh.html" in text
    assert "cmd=guide" not in locked.get("/sign-in").text

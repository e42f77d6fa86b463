"""Hostile names are shown as text, on every page and by every address of the API, and do nothing."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from neo4j import Driver

from tests.hostile_names import NAMES
from tests.web_client import Client


def whole(driver: Driver) -> int:
    rows, _, _ = driver.execute_query("MATCH (n) RETURN count(n) AS n")
    return rows[0]["n"]


@pytest.mark.parametrize("name", NAMES)
def test_pages_show_them_as_text(client: Client, world: Driver, name: str) -> None:
    before = whole(world)
    address = quote(name, safe="")
    for path in (f"/users/{address}", f"/items/{address}", f"/search?q={quote(name)}"):
        answer = client.get(path)
        assert answer.status == 200, path
        for raw in ("<script>alert", "<img src=x"):
            assert raw not in answer.text
        assert name[:60] in html.unescape(answer.text)
        assert "49 {% raw" not in answer.text
    assert whole(world) == before


@pytest.mark.parametrize("name", NAMES)
def test_the_api_gives_them_back_unchanged(client: Client, name: str) -> None:
    address = quote(name, safe="")
    assert client.get(f"/api/v1/users/{address}").json["user_id"] == name
    assert client.get(f"/api/v1/users/{address}/interests").json["user_id"] == name
    assert client.get(f"/api/v1/users/{address}/recommendations").json["user_id"] == name
    assert client.get(f"/api/v1/users/{address}/explanations/{address}").status == 200
    item = client.get(f"/api/v1/items/{address}").json
    assert (item["item_id"], item["title"]) == (name, name)
    assert client.get(f"/api/v1/items/{address}/similar").json["item_id"] == name
    around = client.get("/api/v1/neighbourhood", label="User", id=name).json
    assert around["centre"]["id"] == name
    assert client.get(around["centre"]["address"]).status == 200


def test_every_interest_of_theirs_has_a_page(client: Client) -> None:
    for name in NAMES:
        for row in client.get(f"/api/v1/items/{quote(name, safe='')}").json["interests"]:
            address = quote(row["interest_id"], safe="")
            assert client.get(f"/interests/{address}").status == 200
            assert client.get(f"/api/v1/interests/{address}").json["interest_id"] == row["interest_id"]


@pytest.mark.parametrize("name", NAMES)
def test_events_of_theirs_are_stored(client: Client, name: str) -> None:
    event = {"user_id": name, "item_id": "goldberg", "kind": "like", "event_id": f"e {name}"[:1000]}
    assert client.post("/api/v1/events", event).status in (200, 201)
    answer = client.send_form(f"/users/{quote(name, safe='')}/feedback", {"kind": "view", "item_id": name})
    assert answer.status == 303
    assert client.get(answer.headers["location"].partition("#")[0]).status == 200


@pytest.mark.parametrize(
    "text", [*NAMES, "*", "?", "~", "AND", "title:x", "[a TO b]", "\\", '"', "/.*/", "\x00", "x" * 2000]
)
def test_any_text_can_be_searched_for(client: Client, text: str) -> None:
    assert client.get("/api/v1/search", q=text).status == 200
    assert client.get("/search", q=text).status == 200


@pytest.mark.parametrize("path", ["/users/%ff%fe", "/users/%00", "/users/%F0%9F", "/items/%25", "/users/%2e%2e%2fetc"])
def test_odd_addresses_are_simply_unknown(client: Client, path: str) -> None:
    assert client.get(path).status == 404

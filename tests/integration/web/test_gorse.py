"""A program written for Gorse is answered: the calls of its Python client, as that client makes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from neo4j import Driver

from tests.web_client import Client
from web.app import create_app
from web.guard import ATTEMPTED
from web.serving import start
from web.site import SiteSettings


def call(client: Client, method: str, path: str, key: str = "key", **options: Any) -> Any:
    """Ask as PyGorse 0.5 does: a key in the header, parameters and JSON by requests; anything but 200 is an error."""
    headers = {"X-API-Key": key, **options.pop("headers", {})}
    answer = requests.request(method, f"{client.address}/api/{path}", headers=headers, timeout=60, **options)
    answer.raise_for_status()
    assert answer.status_code == 200
    return answer.json()


def recommended(client: Client, user_id: str, category: str = "", n: int = 10, offset: int = 0) -> list[str]:
    options = {"params": {"n": n, "offset": offset}, "headers": {"X-API-Version": "2"}}
    found = call(client, "GET", f"recommend/{user_id}/{category}", **options)
    assert all(set(one) == {"Id", "Score"} for one in found)
    scores = [one["Score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    return [one["Id"] for one in found]


def test_a_list_comes_as_ids_and_with_scores(client: Client) -> None:
    plain = call(client, "GET", "recommend/ada", params={"n": 3})
    assert plain == recommended(client, "ada", n=3)
    assert plain[0] == "giant-steps"
    listed = client.get("/api/v1/users/ada/recommendations", n=3).json["recommendations"]
    assert plain == [one["item_id"] for one in listed]


def test_a_list_goes_on_at_an_offset(client: Client) -> None:
    whole = recommended(client, "ada", n=4)
    assert [*recommended(client, "ada", n=2), *recommended(client, "ada", n=2, offset=2)] == whole


def test_a_list_keeps_to_a_category(client: Client) -> None:
    assert set(recommended(client, "ada", "classical")) == {"goldberg", "winterreise"}
    assert set(call(client, "GET", "recommend/ada", params={"category": "Classical"})) == {"goldberg", "winterreise"}
    assert call(client, "GET", "recommend/ada", params={"category": ["classical", "metal"]}) == []


def test_neighbours_come_with_scores(client: Client) -> None:
    [first, *others] = call(client, "GET", "item/kind-of-blue/neighbors?n=10&offset=0")
    assert first["Id"] == "blue-train"
    assert call(client, "GET", "item/kind-of-blue/neighbors?n=9&offset=1") == others
    assert call(client, "GET", "user/ada/neighbors")[0]["Id"] == "bo"


def test_feedback_is_stored_once_and_changes_the_list(client: Client) -> None:
    rows = [
        {"FeedbackType": "like", "UserId": "eve", "ItemId": "winterreise", "Timestamp": "2026-05-01T20:00:00Z"},
        {"FeedbackType": "view", "UserId": "new one", "ItemId": "new thing", "Timestamp": "2026-05-02", "Value": 0},
        {"FeedbackType": "rate", "UserId": "eve", "ItemId": "goldberg", "Timestamp": "", "Value": 4.5},
    ]
    assert "winterreise" in recommended(client, "eve")
    assert call(client, "POST", "feedback", json=rows) == {"RowAffected": 3}
    assert call(client, "POST", "feedback", json=rows[:2]) == {"RowAffected": 0}
    assert not {"winterreise", "goldberg"} & set(recommended(client, "eve"))
    [met] = client.get("/api/v1/users/new%20one").json["history"]
    assert (met["item_id"], met["last_at"]) == ("new thing", "2026-05-02T00:00:00Z")


def test_one_wrong_row_stores_none_and_is_told(client: Client) -> None:
    right = {"FeedbackType": "like", "UserId": "fay", "ItemId": "goldberg", "Timestamp": "2026-05-01"}
    answer = client.post("/api/feedback", [right, {**right, "FeedbackType": "star"}])
    assert answer.status == 422
    assert "star" in answer.json["detail"] and "like" in answer.json["detail"]
    assert client.post("/api/feedback", [{**right, "Timestamp": "yesterday"}]).status == 422
    assert client.post("/api/feedback", right).status == 422
    assert "goldberg" not in str(client.get("/api/v1/users/fay").json["history"])


def test_unknown_ids_are_told(client: Client) -> None:
    for path in ("/api/recommend/nobody", "/api/item/none/neighbors", "/api/user/nobody/neighbors"):
        assert client.get(path).status == 404


@pytest.fixture(scope="module")
def locked(world: Driver) -> Iterator[Client]:
    running = start(create_app(world, SiteSettings(password="sesame", hosts=None)))
    yield Client(running.address)
    running.close()


def test_the_site_s_password_is_the_key(locked: Client) -> None:
    ATTEMPTED.forget()
    assert call(locked, "GET", "user/ada/neighbors", key="sesame")
    refused = requests.get(f"{locked.address}/api/recommend/ada", headers={"X-API-Key": "wrong"}, timeout=60)
    assert refused.status_code == 401
    ATTEMPTED.forget()

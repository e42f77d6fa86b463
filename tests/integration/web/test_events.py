"""One event at a time over HTTP: stored once, seen at once."""

from __future__ import annotations

import pytest

from tests.web_client import Client

EVENT = {"user_id": "fay", "item_id": "paranoid", "kind": "like"}


def test_a_new_event_is_created_and_the_same_key_again_is_known(client: Client) -> None:
    first = client.post("/api/v1/events", {**EVENT, "event_id": "once"})
    again = client.post("/api/v1/events", {**EVENT, "event_id": "once"})
    assert (first.status, first.json) == (201, {"event_id": "once", "is_new": True})
    assert (again.status, again.json) == (200, {"event_id": "once", "is_new": False})
    history = client.get("/api/v1/users/fay").json["history"]
    assert [one["count"] for row in history if row["item_id"] == "paranoid" for one in row["feedback"]] == [1]


def test_the_key_may_be_a_header(client: Client) -> None:
    event = {**EVENT, "item_id": "kind-of-blue"}
    headers = {"Idempotency-Key": "from a header"}
    assert client.post("/api/v1/events", event, headers).status == 201
    assert client.post("/api/v1/events", event, headers).status == 200


def test_the_next_recommendation_knows_of_it(client: Client) -> None:
    before = client.get("/api/v1/users/bo/recommendations", n=20).json["recommendations"]
    assert "winterreise" in {one["item_id"] for one in before}
    client.post("/api/v1/events", {"user_id": "bo", "item_id": "winterreise", "kind": "like"})
    after = client.get("/api/v1/users/bo/recommendations", n=20).json["recommendations"]
    assert "winterreise" not in {one["item_id"] for one in after}


def test_unknown_ends_are_made_only_when_asked(client: Client) -> None:
    event = {"user_id": "new/comer", "item_id": "kind-of-blue", "kind": "view"}
    refused = client.post("/api/v1/events", event)
    assert refused.status == 404
    assert refused.json["remedy"]
    assert client.post("/api/v1/events", {**event, "create": True}).status == 201
    assert client.get("/api/v1/users/new%2Fcomer").json["items"] == 1


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"kind": "nonsense"}, "kind"),
        ({"kind": "rate"}, "value"),
        ({"kind": "rate", "value": float("nan")}, "value"),
        ({"at": "9999-01-01T00:00:00Z"}, "at"),
        ({"at": "2026-01-01T00:00:00"}, "at"),
        ({"at": "yesterday"}, "at"),
        ({"user_id": ""}, "user_id"),
        ({"user_id": "x" * 1001}, "user_id"),
        ({"user_id": "a\0b"}, "user_id"),
        ({"user_id": 7}, "user_id"),
        ({"user_id": None}, "user_id"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_an_event_that_cannot_be_stored_says_where_and_why(
    client: Client, change: dict[str, object], where: str
) -> None:
    answer = client.post("/api/v1/events", {**EVENT, **change})
    assert answer.status == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert where in answer.json["where"]
    assert answer.json["detail"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 30_000, "application/json", 400),
        (b"", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[1, 2]", "application/json", 422),
        (b'"text"', "application/json", 422),
        (b"null", "application/json", 422),
        (b"{}", "text/plain", 415),
        (b"user_id=ada", "application/x-www-form-urlencoded", 415),
        (b'{"user_id": "' + b"x" * 70_000 + b'"}', "application/json", 413),
    ],
)
def test_a_body_that_is_no_event_is_refused(client: Client, body: bytes, kind: str, status: int) -> None:
    answer = client.ask("POST", "/api/v1/events", body, {"Content-Type": kind})
    assert answer.status == status
    assert answer.json["status"] == status
    assert answer.json["title"]


def test_a_lone_surrogate_is_refused_not_stored(client: Client) -> None:
    answer = client.ask(
        "POST",
        "/api/v1/events",
        b'{"user_id": "\\ud800", "item_id": "x", "kind": "like", "create": true}',
        {"Content-Type": "application/json"},
    )
    assert answer.status == 422

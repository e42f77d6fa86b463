"""What people say of their interests over HTTP: it counts at once, and it can be taken back."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from loaders.mine import mine
from services.feedback.kinds import read_table
from services.observability.progress import SilentProgress
from tests.web_client import Answer, Client
from tests.worlds import NOW, RULES

PLACE = "/api/v1/users/{}/interests/{}"


def put(client: Client, user_id: str, interest_id: str, kind: object, **headers: str) -> Answer:
    body = json.dumps({"kind": kind}).encode()
    named = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return client.ask("PUT", PLACE.format(user_id, interest_id), body, named)


def weights(client: Client, user_id: str) -> dict[str, tuple[float, str | None]]:
    rows = client.get(f"/api/v1/users/{user_id}/interests", limit=200).json["interests"]
    return {row["interest_id"]: (row["weight"] * row["polarity"], row["stated"]) for row in rows}


def said(client: Client, user_id: str) -> dict[str, Any]:
    rows = client.get(f"/api/v1/users/{user_id}/interests").json["statements"]
    return {row["interest_id"]: row["kind"] for row in rows}


def test_pinned_is_strongest_and_taken_back_is_derived_again(client: Client) -> None:
    before = weights(client, "dan")
    answer = put(client, "dan", "metal", "pinned")
    assert (answer.status, answer.json["kind"], answer.json["interest_id"]) == (200, "pinned", "metal")
    assert weights(client, "dan")["metal"] == (1.0, "pinned")
    assert said(client, "dan") == {"metal": "pinned"}
    taken = client.ask("DELETE", "/api/v1/users/dan/statements/metal")
    assert (taken.status, taken.json["was_stated"]) == (200, True)
    assert client.ask("DELETE", "/api/v1/users/dan/statements/metal").json["was_stated"] is False
    assert weights(client, "dan") == before


def test_the_very_next_list_knows_what_was_added(client: Client) -> None:
    put(client, "nil", "jazz", "added")
    found = client.get("/api/v1/users/nil/recommendations", recommender="interest-path", n=3).json["recommendations"]
    assert {one["item_id"] for one in found} == {"kind-of-blue", "giant-steps", "blue-train"}


def test_what_was_removed_stays_away_when_mined_again(client: Client, world: Any) -> None:
    assert "jazz" in weights(client, "bo")
    answer = client.ask("DELETE", PLACE.format("bo", "jazz"))
    assert (answer.status, answer.json["kind"]) == (200, "removed")
    mine(world, read_table(), RULES, NOW, SilentProgress(), everyone=True)
    assert "jazz" not in weights(client, "bo")
    assert said(client, "bo") == {"jazz": "removed"}


@pytest.mark.parametrize(
    ("user_id", "interest_id", "kind", "status"),
    [
        ("ada", "jazz", "loved", 422),
        ("ada", "jazz", None, 422),
        ("nobody", "jazz", "pinned", 404),
        ("ada", "no%2Fsuch", "pinned", 404),
    ],
)
def test_what_cannot_be_said_is_told(client: Client, user_id: str, interest_id: str, kind: object, status: int) -> None:
    answer = put(client, user_id, interest_id, kind)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["remedy"]


def test_unknown_ends_of_deletes_are_told(client: Client) -> None:
    for path in (PLACE.format("nobody", "jazz"), "/api/v1/users/ada/statements/none"):
        assert client.ask("DELETE", path).status == 404


def test_another_site_s_page_cannot_state(client: Client) -> None:
    assert put(client, "eve", "jazz", "pinned", Origin="http://evil.example").status == 403
    assert put(client, "eve", "jazz", "pinned", Content_Type="text/plain").status == 415
    for path in (PLACE.format("eve", "metal"), "/api/v1/users/eve/statements/metal"):
        assert client.ask("DELETE", path, headers={"Origin": "http://evil.example"}).status == 403
    assert "jazz" not in said(client, "eve") and said(client, "eve").get("metal") != "removed"


def add(client: Client, user_id: str, name: str, kind: str, **headers: str) -> Answer:
    body = urlencode({"name": name, "kind": kind}).encode()
    sent = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    return client.ask("POST", f"/users/{user_id}/interests", body, sent)


def test_a_page_adds_an_interest_by_its_name(client: Client) -> None:
    answer = add(client, "cleo", "爵士", "added")
    assert answer.status == 303
    assert said(client, "cleo")["jazz"] == "added"
    assert add(client, "cleo", "Jazz", "removed").status == 303
    assert said(client, "cleo")["jazz"] == "removed"
    assert "jazz" not in weights(client, "cleo")


def test_a_name_that_no_interest_has_changes_nothing_and_is_told(client: Client) -> None:
    before = said(client, "cleo")
    answer = add(client, "cleo", "<b>quux</b> frobnicate", "added")
    assert answer.status == 303
    page = client.ask("GET", answer.headers["location"].partition("#")[0])
    assert page.status == 422
    assert "&lt;b&gt;quux&lt;/b&gt;" in page.text and "<b>quux" not in page.text
    assert said(client, "cleo") == before


def test_a_page_adds_nothing_for_strangers_or_from_another_site(client: Client) -> None:
    assert add(client, "nobody", "jazz", "added").status == 404
    assert add(client, "cleo", "jazz", "loved").status == 400
    assert add(client, "cleo", "jazz", "pinned", Origin="http://evil.example").status == 403

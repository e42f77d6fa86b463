"""Who may ask, and what every reply carries."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

import pytest
from neo4j import Driver

from tests.web_client import Client
from web.app import create_app
from web.guard import ATTEMPTED
from web.serving import start
from web.site import SiteSettings

EVENT = {"user_id": "ada", "item_id": "winterreise", "kind": "view"}
PASSWORD = "öpen sesame"


@pytest.fixture(scope="module")
def locked(world: Driver) -> Iterator[Client]:
    running = start(create_app(world, SiteSettings(password=PASSWORD, hosts=None)))
    yield Client(running.address)
    running.close()


def basic(password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"anyone:{password}".encode()).decode()}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:5000"])
def test_another_host_name_is_refused(client: Client, host: str) -> None:
    for path in ("/", "/api/v1/users"):
        assert client.ask("GET", path, headers={"Host": host}).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_s_page_cannot_write(client: Client, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/events", EVENT, headers).status == 403
    form = {"kind": "like", "item_id": "goldberg"}
    assert client.send_form("/users/ada/feedback", form, headers).status == 403
    assert "goldberg" not in str(client.get("/api/v1/users/ada").json["history"])


def test_the_site_s_own_page_can_write(client: Client) -> None:
    assert client.post("/api/v1/events", EVENT, {"Origin": client.address}).status == 201


@pytest.mark.parametrize("path", ["/", "/users/ada", "/api/v1/users", "/nothing", "/static/style.css", "/openapi.json"])
def test_every_reply_carries_the_security_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers or "Python" not in headers["server"]


def test_pages_hold_nothing_inline(client: Client) -> None:
    for path in ("/", "/users/ada", "/items/kind-of-blue", "/interests/jazz", "/search?q=jazz", "/api/docs"):
        text = client.get(path).text
        assert " style=" not in text
        assert "<style" not in text
        assert "<script>" not in text
        assert "javascript:" not in text


def test_a_password_locks_everything_but_health(locked: Client) -> None:
    assert locked.get("/api/v1/users").status == 401
    assert locked.get("/api/v1/users").headers["www-authenticate"].startswith("Basic")
    assert locked.get("/openapi.json").status == 401
    assert locked.get("/users/ada").headers["location"] == "/sign-in?next=/users/ada"
    assert locked.get("/api/v1/health/ready").status == 200
    assert locked.get("/sign-in").status == 200


def test_basic_credentials_open_the_api(locked: Client) -> None:
    assert locked.ask("GET", "/api/v1/users", headers=basic(PASSWORD)).status == 200
    assert locked.ask("GET", "/api/v1/users", headers=basic("wrong")).status == 401


def test_signing_in_opens_the_pages_and_goes_on(locked: Client) -> None:
    answer = locked.send_form("/sign-in", {"password": PASSWORD, "next": "/users/ada"})
    assert (answer.status, answer.headers["location"]) == (303, "/users/ada")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=Strict" in answer.headers["set-cookie"]
    cookie = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
    assert locked.ask("GET", "/users/ada", headers=cookie).status == 200


@pytest.mark.parametrize("target", ["http://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_elsewhere(locked: Client, target: str) -> None:
    answer = locked.send_form("/sign-in", {"password": PASSWORD, "next": target})
    assert answer.headers["location"] == "/"


def test_wrong_passwords_are_told_and_then_slowed(locked: Client) -> None:
    ATTEMPTED.forget()
    answer = locked.send_form("/sign-in", {"password": "wrong", "next": "/"})
    assert answer.status == 401
    assert "not the password" in answer.text
    statuses = [locked.send_form("/sign-in", {"password": "wrong"}).status for _ in range(12)]
    assert statuses[-1] == 429
    ATTEMPTED.forget()

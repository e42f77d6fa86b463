"""What nobody sends by accident is answered or refused, and never breaks anything."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from services.search.cursor import encode_cursor
from tests.web_client import Client

LISTED = "/api/v1/users/ada/recommendations"
FEEDBACK = {"FeedbackType": "like", "UserId": "quentin", "ItemId": "goldberg", "Timestamp": "2026-05-01"}


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/api/v1/interests", {"cursor": encode_cursor([2**70, "a"])}),
        ("/api/v1/communities", {"cursor": encode_cursor([1, 2**65, "a"])}),
        ("/api/v1/users", {"cursor": encode_cursor(["\ud800"])}),
        (LISTED, {"filter": "price > " + "9" * 400}),
        (LISTED, {"filter": "(" * 900 + "year = 1" + ")" * 900}),
        (LISTED, {"filter": "not " * 480 + "year = 1"}),
        (LISTED, {"filter": 'title = "\0"'}),
        (LISTED, {"filter": "published > 0001-01-01"}),
        (LISTED, {"diversity": "nan"}),
        (LISTED, {"calibration": "1", "novelty": "1", "long_tail": "1", "diversity": "1", "n": 100}),
        ("/users/ada", {"calibration": "inf", "novelty": "-1", "long_tail": "\0", "diversity": "1e400"}),
        (LISTED, {"exclude": "\0", "recommender": "fusion"}),
        ("/api/v1/users/ada/explanations/paranoid/what-if", {"without": "\0"}),
        ("/api/v1/users/%00", {}),
        ("/api/v1/users/%ff", {}),
        ("/api/v1/queries/top-interests", {"limit": "9" * 30}),
        ("/api/recommend/ada", {"category": "\0", "offset": 1000, "n": 100}),
        ("/api/recommend/a%2Fb/", {}),
        ("/users/ada", {"filter": "\0"}),
        ("/users/ada", {"said": "pinned", "of": "\0", "called": "<b>" * 99, "before": "'"}),
        ("/users/ada/why/%2F", {}),
        ("/items/paranoid/why", {"user": "../..//evil.example"}),
    ],
)
def test_an_address_never_breaks_it(client: Client, path: str, query: dict[str, object]) -> None:
    assert client.get(path, **query).status < 500


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"UserId": "\ud800"}, 422),
        ({"UserId": "\0"}, 422),
        ({"ItemId": " "}, 422),
        ({"Value": "nan"}, 422),
        ({"Value": 1e308}, 200),
        ({"Timestamp": "9999-12-31T23:59:59Z"}, 422),
        ({"Timestamp": "1969-01-01"}, 422),
        ({"Timestamp": "0001-01-01T00:00:00Z"}, 200),
        ({"Timestamp": "2026-05-01T00:00:00+23:59"}, 200),
        ({"FeedbackType": "*"}, 422),
        ({"FeedbackType": "rate"}, 422),
    ],
)
def test_a_row_of_feedback_is_stored_or_refused(client: Client, changed: dict[str, Any], status: int) -> None:
    assert client.post("/api/feedback", [{**FEEDBACK, **changed}]).status == status


@pytest.mark.parametrize("body", [b"[[[[", b"[NaN]", b"\xff", b"null", b"{}", b""])
@pytest.mark.parametrize("path", ["/api/feedback", "/api/v1/users/ada/interests/jazz"])
def test_a_body_that_makes_no_sense_is_refused(client: Client, path: str, body: bytes) -> None:
    method = "POST" if path.endswith("feedback") else "PUT"
    assert client.ask(method, path, body, {"Content-Type": "application/json"}).status in (400, 422)


def test_a_line_break_in_a_form_stays_text(client: Client) -> None:
    fields = {"kind": "muted", "interest_id": "jazz", "called": "x\r\nSet-Cookie: a=b", "filter": "é\n"}
    answer = client.send_form("/users/eve/statements", fields)
    assert answer.status == 303
    assert "set-cookie" not in answer.headers
    assert quote("x\r\n", safe="") in answer.headers["location"]
    assert client.ask("DELETE", "/api/v1/users/eve/statements/jazz").json["was_stated"] is True

"""Conversation over HTTP: as JSON, as events, as a page without scripts; and who may not."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from tests.hostile_names import NAMES
from tests.web_client import Answer, Client

CHAT = "/api/v1/chat"


def say(client: Client, said: str, **others: object) -> Any:
    answer = client.post(CHAT, {"say": said, **others})
    assert answer.status == 200, answer.text
    return answer.json


def events(answer: Answer) -> list[tuple[str, Any]]:
    blocks = [block for block in answer.text.split("\n\n") if block.startswith("event: ")]
    return [(block.split("\n")[0][7:], json.loads(block.split("\n")[1][6:])) for block in blocks]


def test_a_turn_lists_what_was_wished_for_with_reasons_that_add_up(client: Client) -> None:
    turn = say(client, "some jazz please", user_id="cleo", new=True)
    assert {one["item_id"] for one in turn["items"]} <= {"kind-of-blue", "giant-steps", "blue-train"}
    for one in turn["items"]:
        assert math.isclose(sum(reason["contribution"] for reason in one["reasons"]), one["score"], abs_tol=1e-6)
    assert turn["understood_by"] == "rules"
    assert turn["understood"][0] == {
        "act": "Wish",
        "kind": None,
        "thing": {"label": "Interest", "id": "jazz", "name": "jazz", "name_zh": "爵士"},
        "least": None,
        "most": None,
    }


def test_the_next_request_goes_on_where_the_last_one_stopped(client: Client) -> None:
    first = say(client, "jazz, but not John Coltrane", user_id="eve", new=True)
    second = say(client, "more", user_id="eve")
    assert second["conversation_id"] == first["conversation_id"] and second["turn"] == 2
    assert not {one["item_id"] for one in second["items"]} & {"giant-steps", "blue-train"}
    stands = client.get("/api/v1/users/eve/conversation").json
    assert stands["limits"] == ["without John Coltrane"] and [one["said"] for one in stands["said"]][-1] == "more"


def test_a_clear_statement_changes_the_profile_and_undo_restores_it(client: Client) -> None:
    turn = say(client, "I don't like metal any more", user_id="fay", new=True)
    assert turn["stored"] == [{"kind": "statement", "what": "muted", "id": "metal", "name": "metal"}]
    said = client.get("/api/v1/users/fay/interests").json["statements"]
    assert [(one["interest_id"], one["kind"]) for one in said] == [("metal", "muted")]
    say(client, "undo", user_id="fay")
    assert client.get("/api/v1/users/fay/interests").json["statements"] == []


def test_a_guest_carries_the_conversation_along(client: Client) -> None:
    first = say(client, "classical, nothing by anyone called Paranoid")
    second = say(client, "why the first one?", state=first["state"])
    assert second["turn"] == 2 and second["explained"]["item_id"] == first["items"][0]["item_id"]
    forged = say(client, "why the first one?", state=first["state"][:-4] + "AAAA")
    assert forged["turn"] == 1


def test_the_stream_tells_the_same_piece_by_piece(client: Client) -> None:
    answer = client.post(f"{CHAT}/stream", {"say": "来点爵士", "user_id": "dan", "new": True})
    assert answer.headers["content-type"].startswith("text/event-stream")
    found = events(answer)
    names = [name for name, _ in found]
    assert names[0] == "understood" and names[-1] == "done"
    done = found[-1][1]
    assert "".join(value["text"] for name, value in found if name == "text") == done["text"]
    assert [value for name, value in found if name == "item"] == done["items"]
    assert done["language"] == "zh"


def test_what_cannot_be_said_is_told(client: Client) -> None:
    for body, status in (
        ({"say": ""}, 422),
        ({"say": "   "}, 422),
        ({"say": "x" * 2000}, 422),
        ({"say": "half \ud83d"}, 422),
        ({"user_id": "\ud83d", "say": "hi"}, 422),
        ({"user_id": "nobody", "say": "hi"}, 404),
        ({"say": "hi", "as": "admin"}, 422),
    ):
        for path in (CHAT, f"{CHAT}/stream"):
            answer = client.post(path, body)
            assert answer.status == status, (path, body, answer.text)
            assert answer.headers["content-type"] == "application/problem+json"


def test_another_site_cannot_speak_for_a_person(client: Client) -> None:
    for path in (CHAT, f"{CHAT}/stream"):
        answer = client.post(path, {"user_id": "ada", "say": "hi"}, {"Origin": "http://evil.example"})
        assert answer.status == 403
    form = client.send_form("/chat", {"user": "ada", "say": "hi"}, {"Origin": "http://evil.example"})
    assert form.status == 403


def test_the_page_talks_without_scripts(client: Client) -> None:
    first = client.send_form("/chat", {"user": "ada", "new": "1", "say": "something like Kind of Blue"})
    assert first.status == 200 and "Giant Steps" in first.text
    second = client.send_form("/chat", {"user": "ada", "say": "why the first one?"})
    assert "reasons add up" in second.text and second.text.count('class="turn"') == 2
    assert client.send_form("/chat", {"user": "ada", "say": " "}).status == 422


def test_the_page_remembers_a_guest_only_in_its_form(client: Client) -> None:
    first = client.send_form("/chat?lang=zh", {"say": "推荐一本"})
    token = re.search(r'name="state" value="([^"]+)"', first.text)
    assert token is not None and "您想看哪方面的" in first.text
    second = client.send_form("/chat?lang=zh", {"say": "1", "state": token.group(1)})
    assert second.text.count('class="turn"') == 2


def test_what_is_said_stays_text(client: Client) -> None:
    hostile = "<script>alert(1)</script> ') RETURN 1 // {{ 7877 * 7879 }} \x00"
    page = client.send_form("/chat", {"user": "bo", "new": "1", "say": hostile})
    assert page.status == 200 and "<script>alert(1)" not in page.text and "62062883" not in page.text
    assert say(client, "MATCH (n) DETACH DELETE n", user_id="bo")["stored"] == []
    assert client.get("/api/v1/users/bo").status == 200


def test_whatever_things_are_called_their_names_order_nothing(client: Client) -> None:
    before = client.get("/api/v1/users/ada/interests").json["statements"]
    for name in NAMES:
        answer = client.post(CHAT, {"say": f"something like 《{name[:200]}》", "user_id": "ada", "new": True})
        assert answer.status == 200, (name, answer.text)
        assert answer.json["stored"] == []
    assert client.get("/api/v1/users/ada/interests").json["statements"] == before


def test_people_of_any_name_may_talk(client: Client) -> None:
    for name in NAMES:
        answer = client.post(CHAT, {"say": "what do you know about me?", "user_id": name, "new": True})
        assert answer.status == 200, (name, answer.text)
        page = client.send_form("/chat", {"user": name, "say": "jazz"})
        assert page.status == 200 and "<script>alert" not in page.text

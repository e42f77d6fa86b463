"""The interview over HTTP and as a command: questions with reasons, answers that count at once, and the way back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from services.database.settings import DatabaseSettings
from tests.conftest import Cli
from tests.web_client import Answer, Client

PLACE = "/api/v1/users/{}/interview"


def asked(client: Client, user_id: str = "nil", **query: object) -> dict[str, Any]:
    return client.get(PLACE.format(user_id), **query).json


def give(client: Client, label: str, id: str, reply: str, user_id: str = "nil", **headers: str) -> Answer:
    return client.post(PLACE.format(user_id), {"label": label, "id": id, "reply": reply}, headers)


def test_it_asks_with_reasons_and_an_answer_counts_at_once(client: Client) -> None:
    first = asked(client, n=2)["questions"]
    assert len(first) == 2
    assert all(one["text"].endswith("?") and one["why"] and 0 < one["share"] < 1 for one in first)
    answer = give(client, "Item", "winterreise", "yes")
    assert (answer.status, answer.json["reply"]) == (200, "yes")
    found = client.get("/api/v1/users/nil/recommendations", recommender="item-based", n=1).json["recommendations"]
    assert found[0]["item_id"] == "goldberg"
    after = asked(client, n=20)
    assert "winterreise" not in {one["id"] for one in after["questions"]}
    assert [(one["id"], one["reply"]) for one in after["answers"]] == [("winterreise", "yes")]
    assert give(client, "Item", "winterreise", "withdrawn").status == 200
    assert asked(client)["answers"] == []


def test_in_chinese(client: Client) -> None:
    assert all(one["text"].endswith("吗？") for one in asked(client, lang="zh", n=5)["questions"])


@pytest.mark.parametrize(
    ("user_id", "label", "id", "reply", "status"),
    [
        ("nobody", "Item", "goldberg", "yes", 404),
        ("nil", "Item", "none", "unknown", 404),
        ("nil", "Interest", "none", "withdrawn", 404),
        ("nil", "User", "ada", "yes", 422),
        ("nil", "Item", "goldberg", "maybe", 422),
        ("nil", "Item", "", "yes", 422),
    ],
)
def test_what_cannot_be_answered_is_told(
    client: Client, user_id: str, label: str, id: str, reply: str, status: int
) -> None:
    answer = give(client, label, id, reply, user_id)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["remedy"]


def test_another_site_s_page_cannot_answer(client: Client) -> None:
    assert give(client, "Item", "goldberg", "yes", Origin="http://evil.example").status == 403
    evil = {"Origin": "http://evil.example"}
    fields = {"label": "Item", "id": "goldberg", "reply": "yes"}
    assert client.send_form("/users/nil/interview", fields, evil).status == 403
    assert asked(client)["answers"] == []


def test_the_page_takes_an_answer_and_offers_the_way_back(client: Client) -> None:
    fields = {"label": "Interest", "id": "jazz", "reply": "yes"}
    answer = client.send_form("/users/nil/interview", fields)
    assert (answer.status, answer.headers["location"]) == (303, "/users/nil/interview#questions")
    text = client.get("/users/nil/interview").text
    assert "drawn to it" in text and "Take back: jazz" in text
    assert client.send_form("/users/nil/interview", {**fields, "reply": "withdrawn"}).status == 303
    assert client.send_form("/users/nil/interview", {**fields, "reply": "maybe"}).status == 400
    assert client.send_form("/users/nobody/interview", fields).status == 404
    assert client.get("/users/nobody/interview").status == 404


def test_who_has_little_history_is_offered_it(client: Client) -> None:
    assert "Little is known of Nil yet." in client.get("/users/nil").text
    assert "/users/ada/interview" in client.get("/users/ada").text


def test_the_command_prints_questions_and_takes_answers(world: Driver, cli: Cli) -> None:
    found = json.loads(cli("interview", "nil", "--n", "2", "--json").stdout)
    assert (found["user_id"], len(found["questions"])) == ("nil", 2)
    ran = cli("interview", "nil", "--yes", "goldberg", "--skip", "paranoid", "--json")
    assert ran.returncode == 0, ran.stderr
    assert {(one["id"], one["reply"]) for one in json.loads(ran.stdout)["answers"]} == {
        ("goldberg", "yes"),
        ("paranoid", "unknown"),
    }
    taken = cli("interview", "nil", "--withdraw", "goldberg", "--withdraw", "paranoid", "--lang", "zh")
    assert "吗？" in taken.stdout and "answered" not in taken.stdout
    assert cli("interview", "nil", "--no", "jazz", "--label", "Interest").stdout.endswith("answered: no jazz\n")
    assert cli("interview", "nil", "--withdraw", "jazz", "--label", "Interest").returncode == 0
    assert cli("interview", "nobody").returncode == 1


def test_on_a_terminal_it_asks_one_after_the_other(
    world: Driver, server: DatabaseSettings, outside: dict[str, str], cli: Cli, tmp_path: Path
) -> None:
    terminal, keyboard = os.openpty()
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    os.write(terminal, b"what?\ns\ny\nq\n")
    ran = subprocess.run(
        [sys.executable, "-m", "web.cli.main", "interview", "nil"],
        stdin=keyboard,
        env={**outside, **login},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    os.close(keyboard)
    os.close(terminal)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("?  (") + ran.stdout.count("?\n") >= 3 and "would say yes" in ran.stdout
    given = json.loads(cli("interview", "nil", "--json").stdout)["answers"]
    assert [one["reply"] for one in given] == ["yes", "unknown"]
    for one in given:
        cli("interview", "nil", "--withdraw", one["id"], "--label", one["label"])

"""Portraits and copy on pages and over the API: the same words."""

from __future__ import annotations

from html import unescape

import pytest

from tests.web_client import Client


def test_the_portrait_of_page_and_api_is_the_same(client: Client) -> None:
    page = client.ask("GET", "/users/ada/portrait")
    told = client.ask("GET", "/api/v1/users/ada/portrait").json

    assert page.status == 200
    assert told["by"] == "template"
    for sentence in told["sentences"]:
        assert sentence["text"] in unescape(page.text)
        assert set(sentence["facts"]) <= {fact["fact_id"] for fact in told["facts"]}


def test_the_facts_of_a_portrait_are_numbered_and_call_things_by_their_names(client: Client) -> None:
    page = unescape(client.ask("GET", "/users/ada/portrait?lang=en").text)
    facts = client.ask("GET", "/api/v1/users/ada/portrait").json["facts"]
    for fact in facts:
        id = fact["fact_id"]
        assert f'<li id="{id}"><span class="number" aria-hidden="true">{id[1:]}</span>' in page
    [liked] = [fact for fact in facts if "Item" in fact["nodes"]]
    assert liked["called"] and all(f">{title}</a>" in page for title in liked["called"])
    assert not any(f">{id}</a>" in page.partition("<main")[2] for id in liked["nodes"]["Item"])
    assert "</a>, <a" in page


def test_a_portrait_speaks_the_readers_language(client: Client) -> None:
    assert "爵士" in client.ask("GET", "/users/ada/portrait?lang=zh").text
    assert "爵士" in client.ask("GET", "/api/v1/users/ada/portrait?lang=zh").json["text"]


def test_asking_for_a_models_words_without_a_model_gives_plain_ones(client: Client) -> None:
    headers = {"Content-Type": "application/json"}
    answer = client.ask("POST", "/api/v1/users/ada/portrait", b"{}", headers)
    assert (answer.status, answer.json["by"]) == (200, "template")


def test_copy_is_given_for_a_tone_and_a_length(client: Client) -> None:
    short = client.ask("GET", "/api/v1/users/ada/copy/giant-steps?tone=warm").json
    long = client.ask("GET", "/api/v1/users/ada/copy/giant-steps?tone=warm&length=long").json

    assert "Giant Steps" in short["text"]
    assert short["interest_id"] == long["interest_id"] is not None
    assert len(long["text"]) > len(short["text"])
    assert "Giant Steps" in client.ask("GET", "/users/ada/why/giant-steps").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/users/nobody/portrait", 404),
        ("/api/v1/users/nobody/portrait", 404),
        ("/api/v1/users/ada/copy/nothing", 404),
        ("/api/v1/users/ada/copy/giant-steps?tone=loud", 422),
    ],
)
def test_what_is_not_there_is_said(client: Client, path: str, status: int) -> None:
    assert client.ask("GET", path).status == status

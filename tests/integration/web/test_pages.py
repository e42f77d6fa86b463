"""Pages show what the services know, in English and in Chinese."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest

from services.recommenders.catalogue import NAMES
from tests.web_client import Client

PAGES = (
    "/",
    "/users",
    "/items",
    "/interests",
    "/search?q=jazz",
    "/search",
    "/search?q=nothing+of+the+kind",
    "/users/ada",
    "/users/nil",
    "/items/kind-of-blue",
    "/items/goldberg",
    "/interests/jazz",
    "/communities",
    "/communities?level=fine",
    "/communities/c1-1",
    "/users/ada/follow",
    "/users/nil/interview",
    "/queries",
    "/queries/top-interests",
    "/api/docs",
)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_in_both_languages(client: Client, path: str, language: str) -> None:
    answer = client.ask("GET", path, headers={"Cookie": f"lang={language}"})
    assert answer.status == 200
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}"' in answer.text
    assert ("搜索" in answer.text) == (language == "zh")


def test_the_language_follows_address_cookie_and_browser(client: Client) -> None:
    def language(path: str, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return "zh" if 'lang="zh-Hans"><' in client.ask("GET", path, headers=named).text.replace("\n", "") else "en"

    assert language("/users") == "en"
    assert language("/users", Accept_Language="zh-CN,zh;q=0.9,en;q=0.5") == "zh"
    assert language("/users", Accept_Language="zh-CN", Cookie="lang=en") == "en"
    assert language("/users?lang=zh", Cookie="lang=en") == "zh"
    assert "lang=zh" in client.get("/users", lang="zh").headers["set-cookie"]


def test_titles_are_chinese_where_the_item_has_one(client: Client) -> None:
    assert "<h1>哥德堡变奏曲</h1>" in client.get("/items/goldberg", lang="zh").text
    assert "<h1>Goldberg Variations</h1>" in client.get("/items/goldberg", lang="en").text


def test_a_user_page_shows_reasons_paths_and_their_cypher(client: Client) -> None:
    text = html.unescape(client.get("/users/ada").text)
    assert "Giant Steps" in text
    assert "people who like it also like" in text
    assert 'MATCH path = (user:User {user_id: "ada"})' in text


@pytest.mark.parametrize("recommender", NAMES)
def test_recommenders_can_be_switched(client: Client, recommender: str) -> None:
    assert client.get("/users/ada", recommender=recommender).status == 200


def test_evidence_is_marked_in_the_text(client: Client) -> None:
    text = client.get("/items/blue-train").text
    assert "<mark>" in text
    assert ">saxophone</a></mark>" in text


def test_lists_open_in_neo4j_browser(client: Client) -> None:
    text = html.unescape(client.get("/interests/jazz").text)
    assert "http://127.0.0.1:7474/browser/?dbms=bolt%3A%2F%2F%40127.0.0.1%3A7687&cmd=edit&arg=" in text
    assert "preselectAuthMethod=NO_AUTH" in text


def test_feedback_is_stored_once_and_changes_the_list(client: Client) -> None:
    before = client.get("/users/eve", recommender="popularity").text
    assert "/items/kind-of-blue" in before
    form = {"kind": "like", "item_id": "kind-of-blue", "event_id": "click", "recommender": "popularity"}
    for _ in range(2):
        answer = client.send_form("/users/eve/feedback", form)
        assert answer.status == 303
    assert answer.headers["location"].startswith("/users/eve?recommender=popularity&done=like")
    [row] = [row for row in client.get("/api/v1/users/eve").json["history"] if row["item_id"] == "kind-of-blue"]
    assert [(one["kind"], one["count"]) for one in row["feedback"]] == [("like", 1)]


def test_feedback_takes_only_its_own_kinds(client: Client) -> None:
    assert client.send_form("/users/eve/feedback", {"kind": "buy", "item_id": "goldberg"}).status == 400


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/users/nobody", "/items/no%2Fthing", "/interests/none", "/communities/c9-9", "/users/ada/nothing"],
)
def test_what_is_not_there_leads_to_a_search(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status == 404
    assert 'type="search"' in answer.text


def test_a_wrong_recommender_or_cursor_is_told(client: Client) -> None:
    assert client.get("/users/ada", recommender="magic").status == 422
    assert client.get("/users", cursor="nonsense").status == 400
    assert client.get("/api/v1/users", cursor="nonsense").json["where"] == "query.cursor"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/api/v1/users?limit=0", "limit"),
        ("/api/v1/users?limit=1000000", "limit"),
        ("/api/v1/users?limit=many", "limit"),
        ("/api/v1/users/ada/recommendations?n=0", "n"),
        ("/api/v1/users/ada/recommendations?lang=fr", "lang"),
        ("/api/v1/search", "q"),
        ("/api/v1/search?q=x&label=Job", "label"),
        ("/api/v1/neighbourhood?label=User", "id"),
        ("/api/v1/neighbourhood?label=Item&id=kind-of-blue&limit=301", "limit"),
    ],
)
def test_a_wrong_argument_is_told_with_its_name(client: Client, path: str, where: str) -> None:
    answer = client.get(path)
    assert answer.status == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert where in answer.json["where"]
    assert answer.json["errors"][0]["problem"]


@pytest.mark.parametrize(
    "path", ["/api/v1/users/nobody", "/api/v1/items/none", "/api/v1/interests/none", "/api/v1/nothing"]
)
def test_unknown_things_are_problems_with_a_remedy(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["remedy"]


def test_the_wrong_method_is_told(client: Client) -> None:
    answer = client.ask("PATCH", "/api/v1/users/ada", headers={"Content-Type": "application/json"}, body=b"{}")
    assert answer.status == 405
    assert "GET" in answer.headers["allow"]


def test_links_of_a_page_lead_somewhere(client: Client) -> None:
    import re

    found = set()
    for path in ("/", "/users/ada", "/items/blue-train", "/interests/jazz", "/search?q=jazz"):
        found |= {html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', client.get(path).text)}
    for link in sorted(found):
        assert client.get(quote(link, safe="/%?=&#+").partition("#")[0]).status in (200, 304), link


def test_a_user_page_leads_to_the_communities_and_to_whom_to_follow(client: Client) -> None:
    text = client.get("/users/ada").text
    assert 'href="/communities/c1-' in text
    assert 'href="/users/ada/follow"' in text
    [address] = set(re.findall(r'href="(/communities/c1-\d+)"', text))
    shown = client.get(address, lang="zh").text
    assert "爵士" in shown
    assert 'href="/users/bo"' in shown


def test_dials_reorder_the_list_say_from_where_and_stay_on_the_way(client: Client) -> None:
    plain = client.get("/users/dan", recommender="popularity", lang="en").text
    moved = client.get("/users/dan", recommender="popularity", lang="en", novelty="0.9", long_tail="nan").text
    assert "By score alone in place" in moved and "By score alone in place" not in plain
    assert 'name="novelty" min="0" max="1" step="0.05" value="0.9"' in moved
    assert 'name="long_tail" min="0" max="1" step="0.05" value="0.0"' in moved
    assert 'recommender=item-based&amp;novelty=0.9"' in moved

"""Named queries over the API and as pages."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import date
from urllib.parse import quote

import pytest
from neo4j import Driver

from services.queries.catalogue import named_queries
from tests.hostile_names import NAMES
from tests.web_client import Client

QUERIES = named_queries()


def test_the_api_lists_them_with_what_they_take(client: Client) -> None:
    listed = client.get("/api/v1/queries").json
    assert listed["total"] == len(QUERIES) == len(listed["queries"])
    [one] = [query for query in listed["queries"] if query["name"] == "like-minded"]
    assert (one["title"], one["title_zh"]) == ("Users most alike in interests", "兴趣最相近的用户")
    assert one["parameters"][0]["name"] == "user_id" and one["parameters"][0]["is_needed"]


def test_the_api_answers_one(client: Client, world: Driver) -> None:
    answer = client.get("/api/v1/queries/like-minded", user_id="ada", limit=1).json
    assert answer["parameters"] == {"user_id": "ada", "limit": 1}
    assert answer["rows"][0].keys() == set(answer["columns"])
    pasted = world.execute_query(answer["cypher"]).records
    assert [row["other_user_id"] for row in pasted] == [row["other_user_id"] for row in answer["rows"]]


@pytest.mark.parametrize(
    ("path", "status", "where"),
    [
        ("/api/v1/queries/no-such", 404, "path"),
        ("/api/v1/queries/top-interests?limit=none", 422, "query.limit"),
        ("/api/v1/queries/top-interests?colour=red", 422, "query.colour"),
        ("/api/v1/queries/like-minded", 422, "query.user_id"),
        ("/api/v1/queries/like-minded?user_id=nobody", 422, "query.user_id"),
    ],
)
def test_the_api_says_what_does_not_fit(client: Client, path: str, status: int, where: str) -> None:
    answer = client.get(path)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json["where"] == where
    assert answer.json["detail"] and answer.json["remedy"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", QUERIES)
def test_every_query_has_a_page_that_answers_at_once(client: Client, name: str, language: str) -> None:
    answer = client.get(f"/queries/{name}", lang=language)
    assert answer.status == 200
    query = QUERIES[name]
    assert f"<h1>{query.title_zh if language == 'zh' else query.title}</h1>" in html.unescape(answer.text)
    assert "<table>" in answer.text or ("没有结果" if language == "zh" else "Nothing answers this") in answer.text


def test_names_stand_for_ids_and_lead_to_their_pages(client: Client) -> None:
    text = client.get("/queries/top-interests", kind="genre", lang="zh").text
    assert '<a href="/interests/jazz">爵士</a>' in text
    assert "interest_id</th>" not in text
    assert '<a href="/items/goldberg">哥德堡变奏曲</a>' in client.get("/queries/alike-items", lang="zh").text


def test_a_value_that_does_not_fit_is_told_beside_the_form(client: Client) -> None:
    answer = client.get("/queries/top-interests", limit="x", lang="en")
    assert answer.status == 422
    assert 'role="alert"' in answer.text and 'aria-invalid="true"' in answer.text and "is &#39;x&#39;" in answer.text
    assert client.get("/queries/no-such").status == 404


def test_the_answer_comes_as_a_file(client: Client) -> None:
    answer = client.get("/queries/activity-by-month/table.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    read = list(csv.DictReader(io.StringIO(answer.text)))
    assert sum(int(row["events"]) for row in read) > 10
    assert date.fromisoformat(f"{read[0]['month']}-01")


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_text_in_and_out(client: Client, world: Driver, name: str) -> None:
    answer = client.get(f"/queries/like-minded?user_id={quote(name, safe='')}&lang=en")
    if not name.strip():
        return
    assert answer.status == (200 if name == name.strip() else 422)
    assert "<script>alert" not in answer.text
    if answer.status == 200:
        [text] = re.findall(r'<details class="cypher">.*?<pre[^>]*>(.*?)</pre>', answer.text, re.DOTALL)
        world.execute_query("EXPLAIN " + html.unescape(text))

"""Questions of one's own over the API, on pages and by commands: in Cypher and in words."""

from __future__ import annotations

import html
import json

import pytest

from tests.bypasses import BYPASSES
from tests.conftest import Cli
from tests.hostile_names import NAMES
from tests.web_client import Client

QUERY = (
    "MATCH (u:User)-[:INTERACTED_WITH]->(i:Item {item_id: $id})"
    " RETURN DISTINCT u, u.user_id AS user_id ORDER BY user_id"
)


class TestApi:
    def test_runs_cypher(self, client: Client) -> None:
        found = client.post("/api/v1/cypher", {"cypher": QUERY, "parameters": {"id": "goldberg"}}).json
        assert [row["u"]["id"] for row in found["rows"]] == ["cleo", "dan"]
        assert (found["columns"], found["is_cut"]) == (["u", "user_id"], False)

    @pytest.mark.parametrize("text", [one for one in BYPASSES if one.strip()][::9])
    def test_says_why_it_does_not(self, client: Client, text: str) -> None:
        answer = client.post("/api/v1/cypher", {"cypher": text})
        assert (answer.status, answer.headers["content-type"]) == (422, "application/problem+json")
        assert answer.json["detail"] and ("remedy" in answer.json or "errors" in answer.json)

    def test_answers_in_words(self, client: Client) -> None:
        found = client.post("/api/v1/ask", {"question": "Who likes jazz but not classical music?"}).json
        assert (found["is_answered"], found["by"], found["language"]) == (True, "templates", "en")
        assert {"ada", "bo"} <= {one["id"] for one in found["cited"]} and "dan" not in found["answer"].lower()
        assert "MATCH" in found["found"]["cypher"]

    def test_says_what_it_does_not_know(self, client: Client) -> None:
        found = client.post("/api/v1/ask", {"question": "谁喜欢爵士但不喜欢蓝调？"}).json
        assert not found["is_answered"] and "蓝调" in found["answer"] and found["found"] is None and found["nearest"]

    @pytest.mark.parametrize("name", NAMES)
    def test_hostile_words_are_words(self, client: Client, name: str) -> None:
        if name.strip():
            assert client.post("/api/v1/ask", {"question": f"what does {name} like?"[:500]}).status == 200

    def test_another_site_cannot_ask(self, client: Client) -> None:
        for path, body in (("cypher", {"cypher": "RETURN 1"}), ("ask", {"question": "who?"})):
            assert client.post(f"/api/v1/{path}", body, {"Origin": "http://evil.example"}).status == 403


class TestPages:
    def test_answer_with_links_and_cypher(self, client: Client) -> None:
        text = client.send_form("/ask?lang=zh", {"q": "谁喜欢爵士？"}).text
        assert '<a href="/users/ada"' in text and '<a href="/interests/jazz"' in text
        assert "由模板" in text and "INTERESTED_IN" in text

    def test_tell_what_can_be_answered(self, client: Client) -> None:
        answer = client.send_form("/ask?lang=en", {"q": "who likes jazz but not blues?"})
        assert answer.status == 200 and "This can be answered" in answer.text
        assert client.send_form("/ask", {"q": " "}).status == 422

    def test_run_cypher(self, client: Client) -> None:
        answer = client.send_form("/cypher?lang=en", {"cypher": QUERY, "parameters": "id = goldberg"})
        assert '<a href="/users/cleo">' in answer.text and "2 rows" in answer.text
        bad = client.send_form("/cypher?lang=en", {"cypher": "LOAD CSV FROM '<b>' AS x RETURN x"})
        assert bad.status == 422 and "LOAD is refused" in html.unescape(bad.text) and "<b>" not in bad.text

    @pytest.mark.parametrize("path", ["/ask", "/cypher", "/cypher?example=2", "/cypher?example=x", "/ask?q=%3Cb%3E"])
    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_open(self, client: Client, path: str, language: str) -> None:
        answer = client.get(path, lang=language) if "?" not in path else client.get(f"{path}&lang={language}")
        assert answer.status == 200 and "<form" in answer.text and "<b>" not in answer.text

    def test_another_site_cannot_post(self, client: Client) -> None:
        for path in ("/ask", "/cypher"):
            assert (
                client.send_form(path, {"q": "x", "cypher": "RETURN 1"}, {"Origin": "http://evil.example"}).status
                == 403
            )


class TestCommands:
    def test_cypher(self, client: Client, cli: Cli) -> None:
        found = cli("cypher", QUERY, "--param", "id=goldberg", "--json")
        assert [row["user_id"] for row in json.loads(found.stdout)["rows"]] == ["cleo", "dan"]
        assert "(:User cleo)" in cli("cypher", "-", "--param", "id=goldberg", input=QUERY).stdout
        bad = cli("cypher", "MATCH (n) DELETE n")
        assert bad.returncode != 0 and "DELETE is refused" in bad.stderr

    def test_ask(self, client: Client, cli: Cli) -> None:
        found = cli("ask", "谁写了Giant Steps？", "--json")
        assert json.loads(found.stdout)["cited"][-1]["id"] == "john-coltrane"
        shown = cli("ask", "who likes jazz?", "--cypher", "--rows").stdout
        assert "INTERESTED_IN" in shown and "(:User ada)" in shown and "by templates" in shown
        unknown = cli("ask", "who likes jazz but not blues?")
        assert unknown.returncode != 0 and "blues" in unknown.stdout and "try: " in unknown.stdout

    def test_a_model_that_is_away_is_told_and_templates_answer(self, client: Client, cli: Cli) -> None:
        found = cli("ask", "who likes jazz?", env={"LLM_BASE_URL": "http://127.0.0.1:9/v1"})
        assert found.returncode == 0 and "templates answer instead" in found.stderr and "Ada" in found.stdout

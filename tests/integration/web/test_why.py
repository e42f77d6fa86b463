"""The page of one item for one user, the filter field, and the buttons beside interests."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from neo4j import Driver, Result, Session
from neo4j.api import BookmarkManager

from services.feedback.overview import user_overview
from services.feedback.statements import statements_of
from services.recommenders.catalogue import ALONE, DEFAULT
from services.search.history import user_history
from services.search.user_interests import user_interests
from services.search.users import user_summary
from tests.web_client import Client
from web.app import create_app
from web.serving import start


def text(client: Client, path: str, **query: object) -> str:
    answer = client.get(path, **query)
    assert answer.status == 200
    return html.unescape(answer.text)


@pytest.mark.parametrize(
    ("item_id", "sentence", "chinese"),
    [
        ("giant-steps", "is in the list, at place 1", "已在列表中"),
        ("blue-train", "has met “Blue Train” already", "已接触过《Blue Train》"),
    ],
)
def test_it_says_where_the_item_stands(client: Client, item_id: str, sentence: str, chinese: str) -> None:
    assert sentence in text(client, f"/users/ada/why/{item_id}", lang="en").replace("The user has", "has")
    assert chinese in text(client, f"/users/ada/why/{item_id}", lang="zh")


def test_leaving_out_an_interest_lowers_the_score(client: Client) -> None:
    page = text(client, "/users/ada/why/giant-steps")
    assert 'name="without" value="jazz"' in page and "<dt>Then</dt>" not in page
    supposed = text(client, "/users/ada/why/giant-steps", without="jazz", recommender="interest-path")
    assert 'value="jazz" checked' in supposed
    [now, then] = [float(one) for one in re.findall(r"<dd>(\d\.\d+) · ", supposed)]
    assert then < now
    unmoved = text(client, "/users/ada/why/giant-steps", without="jazz", recommender="popularity")
    assert "Nothing changes" in unmoved


def test_unknown_ends_lead_to_a_search(client: Client) -> None:
    for path in ("/users/nobody/why/paranoid", "/users/ada/why/none", "/users/ada/why/paranoid?without=none"):
        assert client.get(path).status == 404
    assert client.get("/users/ada/why/paranoid", recommender="magic").status == 422


def test_pages_lead_there(client: Client) -> None:
    assert "/users/ada/why/giant-steps?recommender=hybrid" in text(client, "/users/ada")
    assert client.get("/items/goldberg/why", user="ada").headers["location"] == "/users/ada/why/goldberg"
    assert client.get("/items/goldberg/why").headers["location"] == "/items/goldberg"


def test_a_filter_narrows_the_list_or_is_told_at_its_field(client: Client) -> None:
    page = text(client, "/users/ada", filter='category = "classical"', recommender="popularity")
    titles = re.findall(r'<h3><a href="/items/([^"]*)"', page)
    assert set(titles) == {"goldberg", "winterreise"}
    wrong = client.get("/users/ada", filter="category == jazz")
    assert wrong.status == 422
    assert 'aria-invalid="true"' in wrong.text and "cannot read" in wrong.text and "<h1>Ada</h1>" in wrong.text
    assert "筛选" in client.get("/users/ada", filter="(", lang="zh").text
    assert "passes the filter" not in page
    nothing = text(client, "/users/ada", filter="year > 3000")
    assert "No item that is new to this user passes the filter" in nothing


def test_a_button_says_it_and_undo_restores_what_was_said_before(client: Client, world: Driver) -> None:
    def say(**fields: str) -> str:
        answer = client.send_form("/users/cleo/statements", {"interest_id": "jazz", **fields})
        assert answer.status == 303
        return answer.headers["location"]

    say(kind="pinned", before="")
    back = say(kind="muted", before="pinned", called="Jazz <b>", recommender="popularity")
    assert back.startswith("/users/cleo?recommender=popularity&said=muted&of=jazz&called=Jazz")
    page = client.get(back.partition("#")[0]).text
    assert "Muted: <strong>Jazz &lt;b&gt;</strong>" in page and "Left out, as said" in page
    assert [one.kind for one in statements_of(world, "cleo")] == ["muted"]
    assert re.search(r'name="before" value="muted".*?name="kind" value="pinned"', page, re.S)
    say(kind="pinned", before="muted")
    assert [one.kind for one in statements_of(world, "cleo")] == ["pinned"]
    say(kind="withdrawn", before="pinned")
    assert statements_of(world, "cleo") == ()


def test_a_button_takes_only_what_can_be_said_and_only_from_here(client: Client, world: Driver) -> None:
    form = {"kind": "loved", "interest_id": "jazz"}
    assert client.send_form("/users/dan/statements", form).status == 400
    assert client.send_form("/users/dan/statements", {**form, "kind": "muted", "interest_id": "none"}).status == 404
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.send_form("/users/dan/statements", {**form, "kind": "muted"}, headers).status == 403
    assert statements_of(world, "dan") == ()


@pytest.mark.parametrize("user_id", ["ada", "dan", "nil"])
def test_the_overview_is_what_its_parts_are(client: Client, world: Driver, user_id: str) -> None:
    client.send_form("/users/dan/statements", {"kind": "muted", "interest_id": "metal"})
    found = user_overview(world, user_id, 3, 2)
    assert found.summary == user_summary(world, user_id)
    assert found.interests == user_interests(world, user_id, 3)
    assert found.history == user_history(world, user_id, 2)
    assert found.statements == statements_of(world, user_id)


@dataclass
class CountedSession:
    """Passes queries on, and notes them; transactions of its own are none of it."""

    session: Session
    asked: list[str]

    def run(self, query: str, parameters: dict[str, Any]) -> Result:
        self.asked.append(query)
        return self.session.run(query, parameters)  # type: ignore[arg-type]


class CountedDriver:
    """Counts the questions that go to the server."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.asked: list[str] = []

    def execute_query(self, query: object, *arguments: object, **named: object) -> object:
        self.asked.append(str(getattr(query, "text", query)))
        return self.driver.execute_query(query, *arguments, **named)  # type: ignore[call-overload]

    @contextmanager
    def session(self, **named: Any) -> Iterator[CountedSession]:
        with self.driver.session(**named) as session:
            yield CountedSession(session, self.asked)

    @property
    def execute_query_bookmark_manager(self) -> BookmarkManager:
        return self.driver.execute_query_bookmark_manager


@pytest.mark.parametrize("user_id", ["ada", "eve", "nil"])
@pytest.mark.parametrize("recommender", [DEFAULT, *ALONE])
def test_the_page_of_a_user_asks_the_database_six_times_at_most(
    world: Driver, client: Client, user_id: str, recommender: str
) -> None:
    counted = CountedDriver(world)
    running = start(create_app(counted))  # type: ignore[arg-type]
    assert Client(running.address).get(f"/users/{user_id}", recommender=recommender).status == 200
    running.close()
    assert len(counted.asked) <= 6, counted.asked

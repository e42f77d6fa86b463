"""What people copy runs as it is, and gives what the page shows, whatever the names."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import pytest
from neo4j import Driver

from services.explanations.recommending import recommend
from services.lists.listing import Lists
from services.recommenders.catalogue import JOINED, recommenders
from services.recommenders.catalogue import NAMES as RECOMMENDERS
from services.search.history import user_history
from services.search.neighbourhood import neighbourhood
from services.search.search import search
from services.search.similar_items import similar_items
from services.search.user_interests import user_interests
from tests.hostile_names import NAMES
from tests.web_client import Client
from web.neo4j_browser import shown_query, with_values
from web.site import SiteSettings


@pytest.mark.parametrize("name", ["ada", *NAMES])
def test_lists_run_as_pasted(world: Driver, name: str) -> None:
    listings = (
        user_interests(world, name),
        user_history(world, name),
        similar_items(world, name),
        *search(world, name).lists.values(),
    )
    for question in (*(listing.question for listing in listings), neighbourhood(world, "User", name).question):
        pasted, _, _ = world.execute_query(with_values(question.text, question.parameters))
        assert [row.data() for row in pasted] == [row.data() for row in question.ask(world)]


@pytest.mark.parametrize("name", ["ada", *NAMES])
def test_paths_run_as_pasted_and_find_one_path(world: Driver, name: str) -> None:
    for one in recommend(Lists(world, recommenders(world)), name, "hybrid", 5).recommendations:
        for reason in one.reasons:
            if reason.cypher and reason.parameters and reason.path:
                shown = shown_query(reason.cypher, reason.parameters, SiteSettings())
                assert ":param" not in shown.text
                [row], _, _ = world.execute_query(shown.text)
                assert len(row["path"].nodes) == len(reason.path["nodes"])


@pytest.mark.parametrize("recommender", RECOMMENDERS)
def test_lists_of_recommendations_run_as_pasted(world: Driver, recommender: str) -> None:
    known = recommenders(world)
    listed = [one.item.id for one in known[recommender].recommend("ada", 5)]
    questions = known[recommender].questions("ada", listed)
    assert set(questions) == {recommender} or recommender in JOINED
    for part, question in questions.items():
        pasted, _, _ = world.execute_query(with_values(question.text, question.parameters))
        if part == "switching":
            continue  # what is known of the user, not a list
        scored = {one.item.id: one.score for one in known[part].score("ada", listed)}
        assert {row["item_id"] for row in pasted} == set(scored)
        if part == recommender:
            assert [row["item_id"] for row in pasted] == listed


def test_every_query_on_a_page_can_be_explained(client: Client, world: Driver) -> None:
    for path in (
        "/",
        "/users/ada",
        "/items/blue-train",
        "/interests/jazz",
        f"/users/{quote(NAMES[1], safe='')}",
    ):
        queries = re.findall(r'<details class="cypher">.*?<pre[^>]*>(.*?)</pre>', client.get(path).text, re.DOTALL)
        assert queries
        for query in queries:
            world.execute_query("EXPLAIN " + html.unescape(query))

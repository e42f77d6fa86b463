"""Recommending by the meaning of texts: near what was liked, away from what was disliked, at once after embedding."""

from __future__ import annotations

import itertools
import random
from datetime import timedelta

import numpy as np
import pytest
from neo4j import Driver

from graph_schema.records import Interaction, Item, Record, User
from graph_schema.reset import reset
from graph_schema.upsert import write_records
from loaders.embed import embed
from loaders.mine import mine
from services.embedding.hashing import HashingEmbedder
from services.explanations.recommending import recommend
from services.feedback.kinds import read_table
from services.lists.everyone import everyones_lists, one_by_one
from services.lists.filter_expression import read_filter
from services.lists.listing import Lists
from services.observability.progress import SilentProgress
from services.recommenders.catalogue import recommenders
from services.recommenders.content import ContentRecommender
from services.recommenders.everyone.content import ContentForEveryone
from services.recommenders.everyone.twins import twin
from services.recommenders.everyone.world import read_world
from services.recommenders.scope import Scope
from tests.recommender_contract import RecommenderContract
from tests.worlds import NOW, RULES, plant_facts

THEMES = {
    "sea": "ocean ship sailor storm captain harbour whale island anchor wave",
    "space": "rocket planet orbit astronaut telescope galaxy comet lunar satellite nebula",
    "kitchen": "bread garlic oven soup noodle butter recipe flour onion pastry",
    "crime": "detective murder witness police clue robbery suspect alibi prison evidence",
}
SILENT = SilentProgress()


class TestContent(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> ContentRecommender:
        return ContentRecommender(toy_world)


def planted_items(dice: random.Random) -> list[Item]:
    """Forty items whose texts are words of one theme; every tenth item's year is before 1900."""
    return [
        Item(
            f"{theme}-{n}",
            " ".join(dice.sample(words.split(), 4)).title(),
            " ".join(dice.choices(words.split(), k=12)),
            year=1850 + n if n == 0 else 1950 + n,
            price=float(n),
        )
        for theme, words in THEMES.items()
        for n in range(10)
    ]


@pytest.fixture(scope="module")
def library(driver: Driver) -> Driver:
    """Each reader likes four things of one theme and dislikes two of another."""
    reset(driver)
    dice = random.Random(7)
    records: list[Record] = [*planted_items(dice)]
    for number, (liked, disliked) in enumerate(itertools.permutations(THEMES, 2)):
        user_id = f"{liked}-not-{disliked}"
        records.append(User(user_id))
        for n in range(4):
            records.append(Interaction(user_id, f"{liked}-{n + number % 3}", "like", NOW - timedelta(days=n)))
        for n in range(2):
            records.append(Interaction(user_id, f"{disliked}-{n}", "dislike", NOW - timedelta(days=9 + n)))
    records.append(User("nobody-yet"))
    plant_facts(driver, records)
    embed(driver, HashingEmbedder(), SILENT)
    return driver


@pytest.fixture
def recommender(library: Driver) -> ContentRecommender:
    return ContentRecommender(library)


@pytest.mark.parametrize(("liked", "disliked"), list(itertools.permutations(THEMES, 2)))
def test_the_theme_that_was_liked_comes_first_and_the_disliked_one_never(
    recommender: ContentRecommender, liked: str, disliked: str
) -> None:
    found = [one.item.id.split("-")[0] for one in recommender.recommend(f"{liked}-not-{disliked}", 40)]
    assert found[:5] == [liked] * 5
    assert disliked not in found


def test_each_term_is_a_thing_known_and_a_dislike_of_the_theme_counts_against(recommender: ContentRecommender) -> None:
    [one] = recommender.score("sea-not-crime", ["crime-9"])
    assert one.score < 0
    by_id = {term.nodes[1].id: term.contribution for term in one.terms}
    assert len(by_id) == 6
    assert by_id["crime-0"] < 0
    assert sum(by_id.values()) == pytest.approx(one.score, abs=1e-9)


def test_the_score_is_the_cosine_of_the_profile(library: Driver, recommender: ContentRecommender) -> None:
    vectors = {
        row["id"]: np.array(row["v"])
        for row in library.execute_query("MATCH (i:Item) RETURN i.item_id AS id, i.embedding AS v").records
    }
    centre = np.mean(list(vectors.values()), axis=0)
    known = library.execute_query(
        "MATCH (:User {user_id: 'sea-not-crime'})-[r]->(i:Item) RETURN i.item_id AS id, r.strength AS w"
    ).records
    profile = sum(row["w"] * (vectors[row["id"]] - centre) for row in known)
    for one in recommender.recommend("sea-not-crime", 10):
        cosine = profile @ vectors[one.item.id] / np.linalg.norm(profile) / np.linalg.norm(vectors[one.item.id])
        assert one.score == pytest.approx(cosine, abs=1e-5)


def test_an_item_with_a_text_only_is_listed_right_after_it_was_embedded(
    library: Driver, recommender: ContentRecommender
) -> None:
    write_records(library, [Item("sea-new", "Ocean Sailor Storm", "captain ship whale ocean island storm anchor")])
    try:
        assert "sea-new" not in recommender.candidates("sea-not-crime", 10)
        embed(library, HashingEmbedder(), SILENT)
        assert "sea-new" in [one.item.id for one in recommender.recommend("sea-not-crime", 5)]
    finally:
        library.execute_query("MATCH (i:Item {item_id: 'sea-new'}) DETACH DELETE i")


def test_someone_who_has_met_nothing_is_known_by_interests(library: Driver, recommender: ContentRecommender) -> None:
    assert recommender.recommend("nobody-yet", 5) == []
    library.execute_query(
        "MATCH (u:User {user_id: 'nobody-yet'})"
        " MERGE (i:Interest {interest_id: 'whale-ship', name: 'whale ship ocean'})"
        " SET i.support = 1 MERGE (u)-[:INTERESTED_IN {weight: 1.0, polarity: 1, evidence: 1}]->(i)"
    )
    library.execute_query(
        "MERGE (i:Interest {interest_id: 'soup'}) SET i.name = 'onion soup recipe', i.support = 1, i.dropped = null"
    )
    embed(library, HashingEmbedder(), SILENT)
    found = recommender.recommend("nobody-yet", 3)
    assert {one.item.id.split("-")[0] for one in found} == {"sea"}
    assert {term.nodes[1].label for one in found for term in one.terms} == {"Interest"}
    assert_everyone_gets_the_same(library, recommender)


def assert_everyone_gets_the_same(graph: Driver, recommender: ContentRecommender) -> None:
    lists = Lists(graph, {recommender.name: recommender})
    assert isinstance(twin(graph, read_world(graph), recommender), ContentForEveryone)
    at_once, alone = (list(made(lists, recommender.name, 12)) for made in (everyones_lists, one_by_one))
    assert [row[:2] for row in at_once] == [row[:2] for row in alone]
    assert [row[2] for row in at_once] == pytest.approx([row[2] for row in alone], abs=1e-6)


@pytest.mark.parametrize("history", [1, 30])
def test_everyone_gets_at_once_what_each_gets_alone(library: Driver, history: int) -> None:
    assert_everyone_gets_the_same(library, ContentRecommender(library, history=history))


def test_what_somebody_has_met_does_not_shorten_the_list(
    library: Driver, recommender: ContentRecommender, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = [Interaction("sated", f"{theme}-{n}", "view", NOW) for theme in THEMES for n in range(9)]
    write_records(library, [User("sated"), *met])
    mine(library, read_table(), RULES, NOW, SILENT)
    monkeypatch.setattr("services.recommenders.content.SPARE", 0)
    assert sorted(recommender.candidates("sated", 4)) == [f"{theme}-9" for theme in sorted(THEMES)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("year < 1900", {f"{theme}-0" for theme in THEMES}),
        ("price >= 8 and year > 1900", {f"{theme}-{n}" for theme in THEMES for n in (8, 9)}),
        ("price = 3", {f"{theme}-3" for theme in THEMES}),
    ],
)
def test_bounds_of_a_filter_are_kept_inside_the_index(
    recommender: ContentRecommender, text: str, ids: set[str]
) -> None:
    scope = Scope(seen=True, filter=read_filter(text))
    assert ids <= set(recommender.candidates("sea-not-crime", 40, scope))
    assert len(recommender.candidates("sea-not-crime", 40, scope)) < 12


def test_without_any_vector_there_is_nothing_to_say_and_no_error(library: Driver) -> None:
    library.execute_query("DROP INDEX item_embedding")
    try:
        assert ContentRecommender(library).recommend("sea-not-crime", 5) == []
    finally:
        embed(library, HashingEmbedder(), SILENT)


def test_reasons_speak_both_languages(library: Driver) -> None:
    lists = Lists(library, recommenders(library))
    for language, words in (("en", "is described much like it"), ("zh", "的介绍与它相近")):
        listed = recommend(lists, "sea-not-crime", "content", 1, language)
        assert words in listed.recommendations[0].reasons[0].sentence

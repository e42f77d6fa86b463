"""Mining finds the planted interests again, and recommendations follow them; figures are printed."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from neo4j import Driver

from loaders.demo import prepare_sample
from loaders.sample.invented.planted import planted_interests
from loaders.sample.invented.themes import Theme, belonging, read_books, read_themes
from loaders.sample.records import FOLDER
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.language.canonical import canonical
from services.observability.progress import SilentProgress
from services.recommenders.catalogue import recommenders

NOW = datetime(2026, 11, 1, tzinfo=UTC)
TOP = 15
LISTED = 10
FEW = 8
MINED = """
MATCH (user:User)-[drawn:INTERESTED_IN]->(interest:Interest)
WHERE drawn.polarity = $polarity
WITH user, interest ORDER BY drawn.weight DESC, interest.interest_id
RETURN user.user_id AS user_id, collect(interest.interest_id)[..$top] AS interests
"""
ACTIVE = """
MATCH (user:User)-[tie:INTERACTED_WITH]->()
WITH user, count(tie) AS ties WHERE ties >= $few
RETURN user.user_id AS id ORDER BY id
"""


@dataclass(frozen=True)
class Words:
    """The interests that a theme may show up as."""

    by_theme: dict[str, frozenset[str]]

    def themes_of(self, interest_id: str) -> set[str]:
        return {theme for theme, ids in self.by_theme.items() if interest_id in ids}


def words_of(theme: Theme) -> frozenset[str]:
    surfaces = (theme.name, theme.name_zh, *theme.genres, *theme.keywords, *theme.keywords_zh)
    return frozenset(name.interest_id for surface in surfaces if (name := canonical(surface)) is not None)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words({theme_id: words_of(theme) for theme_id, theme in read_themes().items()})


@pytest.fixture(scope="module")
def library(driver: Driver) -> Driver:
    assert prepare_sample(driver, read_table(), InterestRules(), NOW, SilentProgress())
    return driver


def active(library: Driver) -> list[str]:
    return [row["id"] for row in library.execute_query(ACTIVE, few=FEW).records]


def mined(library: Driver, polarity: int = 1) -> dict[str, list[str]]:
    rows = library.execute_query(MINED, polarity=polarity, top=TOP).records
    return {row["user_id"]: row["interests"] for row in rows}


def say(line: str) -> None:
    sys.stderr.write(f"\n{line}\n")


def test_mining_finds_the_planted_interests_again(library: Driver, words: Words) -> None:
    planted, found = planted_interests(), mined(library)
    hits = wanted = right = judged = first = 0
    for user_id in active(library):
        themes = planted[user_id].interests.keys()
        kin = set(themes).union(*(read_themes()[theme].near for theme in themes))
        for theme in themes:
            wanted += 1
            is_hit = any(interest in words.by_theme[theme] for interest in found[user_id])
            hits += is_hit
            first += is_hit and planted[user_id].interests[theme] == 1.0
        for interest in found[user_id]:
            if of := words.themes_of(interest):
                judged += 1
                right += bool(of & kin)
    recall, precision = hits / wanted, right / judged
    main = first / len(active(library))
    say(
        f"planted interests in the top {TOP}: recall {recall:.3f} of {wanted} ({main:.3f} of the main ones),"
        f" precision {precision:.3f} of {judged}"
    )
    assert recall >= 0.75
    assert main >= 0.85
    assert precision >= 0.6


def test_a_planted_dislike_is_rarely_taken_for_an_interest(library: Driver, words: Words) -> None:
    planted, found = planted_interests(), mined(library)
    disliked = [(u, planted[u].disliked) for u in active(library) if planted[u].disliked]
    wrong = sum(bool(set(found[u][:5]) & words.by_theme[theme]) for u, theme in disliked if theme)
    say(f"planted dislikes among the five strongest interests: {wrong} of {len(disliked)}")
    assert wrong <= 0.1 * len(disliked)


def share_in_themes(library: Driver, name: str) -> float:
    planted, themes = planted_interests(), read_themes()
    books = {book.item_id: book for book in read_books(FOLDER / "books.jsonl")}
    recommender = recommenders(library)[name]
    listed = inside = 0
    for user_id in active(library):
        for one in recommender.recommend(user_id, LISTED):
            listed += 1
            inside += any(belonging(books[one.item.id], themes[t]) > 0 for t in planted[user_id].interests)
    return inside / listed if listed else 0.0


def test_recommendations_follow_the_planted_interests(library: Driver) -> None:
    shares = {name: share_in_themes(library, name) for name in recommenders(library)}
    said = ", ".join(f"{name} {share:.3f}" for name, share in shares.items())
    say(f"share of recommended books inside the reader's planted themes: {said}")
    assert shares["interest-path"] >= 0.75
    assert shares["item-based"] > shares["popularity"]
    assert shares["hybrid"] >= shares["popularity"] + 0.15


def test_a_second_run_finds_nothing_to_do(library: Driver) -> None:
    before = library.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]
    assert prepare_sample(library, read_table(), InterestRules(), NOW, SilentProgress())
    assert library.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == before
    assert not library.execute_query("MATCH (n) WHERE n.interests_stale OR n.about_stale RETURN n LIMIT 1").records


def test_the_planted_interests_are_not_in_the_graph(library: Driver) -> None:
    names = {theme.theme_id for theme in read_themes().values()}
    rows = library.execute_query("MATCH (u:User) RETURN properties(u) AS p").records
    assert not any(name in str(row["p"].values()) for row in rows for name in names if "-" in name)

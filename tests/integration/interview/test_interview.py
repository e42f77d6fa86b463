"""Someone new is asked what tells most, and what they answer is in the very next list."""

from __future__ import annotations

from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.errors import UnknownInterestError, UnknownItemError, UnknownUserError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction, Item, Merge, Record, User
from graph_schema.reset import reset
from graph_schema.upsert import write_records
from services.feedback.kinds import read_table
from services.interview.answering import EVENT_ID, Answer, store_answer
from services.interview.interview import given_answers, interview
from services.interview.known import read_known
from services.interview.people import ALIKE, FANS, SEEDS, read_candidates, read_people
from services.interview.question import Label, Reply
from services.lists.listing import Lists
from services.observability.progress import SilentProgress
from services.privacy.erasure import erase_user
from services.privacy.person import read_person
from services.recommenders.catalogue import recommenders
from services.search.user_interests import user_interests
from services.verification.weights import verify
from tests.worlds import NOW, RULES, plant, toy_records

TABLE = read_table()
CLUBS = ("rock", "folk")
TIES = "MATCH (:User {user_id: $id})-[r]->(x) RETURN type(r) AS type, coalesce(x.item_id, x.interest_id) AS of"


def club_records() -> list[Record]:
    """Everybody likes the hit; half the people like rock, the others folk, each with a record of their own corner."""
    records: list[Record] = [User("new"), Item("hit", "The Hit", categories=("pop",))]
    for club in CLUBS:
        records += [Item(club, club.title(), categories=(club,))]
        records += [Item(f"{club}-{n}", f"{club.title()} {n}", categories=(club,)) for n in range(3)]
        for n in range(12):
            likes = ("hit", club, f"{club}-{n % 3}")
            records += [Interaction(f"{club}{n}", item, "like", NOW - timedelta(days=9)) for item in likes]
    return records


@pytest.fixture(scope="module")
def clubs(driver: Driver) -> Driver:
    reset(driver)
    plant(driver, club_records())
    return driver


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


def reply(driver: Driver, user_id: str, label: Label, id: str, said: Reply, hours: int = 0) -> None:
    store_answer(driver, Answer(user_id, label, id, said), TABLE, RULES, NOW + timedelta(hours=hours))


def ties(driver: Driver, user_id: str) -> set[tuple[str, str]]:
    return {(row["type"], row["of"]) for row in driver.execute_query(TIES, id=user_id).records}


class TestClubs:
    def test_the_first_question_tells_the_clubs_apart(self, clubs: Driver) -> None:
        [first] = interview(clubs, "new", 1).questions
        assert first.id in CLUBS
        assert first.share == pytest.approx(0.5, abs=0.1)
        assert "50" in first.why

    def test_together_it_does_not_ask_the_same_twice(self, clubs: Driver) -> None:
        asked = interview(clubs, "new", 3).questions
        assert len({one.id for one in asked}) == 3
        assert {one.id for one in asked[:2]} != {"rock", "folk"}

    def test_a_yes_leads_on_within_the_club(self, clubs: Driver) -> None:
        reply(clubs, "new", "Item", "rock", "yes")
        assert {one.id for one in interview(clubs, "new", 1).questions} <= {"rock-0", "rock-1", "rock-2"}
        reply(clubs, "new", "Item", "rock", "withdrawn")

    def test_it_reads_a_bounded_number_of_people(self, clubs: Driver) -> None:
        known = read_known(clubs, "new")
        people = read_people(clubs, "new", known, read_candidates(clubs, known))
        assert 0 < len(people) <= SEEDS * FANS + ALIKE


def test_answers_are_in_the_next_list_and_not_asked_again(toy_world: Driver) -> None:
    reply(toy_world, "nil", "Item", "goldberg", "yes")
    reply(toy_world, "nil", "Item", "paranoid", "no")
    assert ties(toy_world, "nil") >= {("INTERACTED_WITH", "goldberg"), ("INTERACTED_WITH", "paranoid")}
    best = Lists(toy_world, recommenders(toy_world)).best("nil", "item-based", 1)[0]
    assert best.item.id == "winterreise"
    asked = {one.id for one in interview(toy_world, "nil", 20).questions}
    assert asked and not asked & {"goldberg", "paranoid"}
    assert {(one.id, one.reply) for one in given_answers(toy_world, "nil")} == {("goldberg", "yes"), ("paranoid", "no")}


def test_interests_become_statements(toy_world: Driver) -> None:
    reply(toy_world, "nil", "Interest", "jazz", "yes")
    reply(toy_world, "nil", "Interest", "metal", "no")
    assert {one.interest_id: one.stated for one in user_interests(toy_world, "nil").rows} == {"jazz": "added"}
    assert {(one.id, one.reply) for one in given_answers(toy_world, "nil")} == {("jazz", "yes"), ("metal", "no")}
    assert not {one.id for one in interview(toy_world, "nil", 20).questions} & {"jazz", "metal"}


def test_what_is_not_known_counts_nothing_and_may_still_be_recommended(toy_world: Driver) -> None:
    lists = Lists(toy_world, recommenders(toy_world))
    before, facts = lists.best("nil", "hybrid", 7), fingerprint(toy_world, everything=True)
    reply(toy_world, "nil", "Item", "kind-of-blue", "unknown")
    reply(toy_world, "nil", "Interest", "jazz", "unknown")
    assert lists.best("nil", "hybrid", 7) == before
    assert fingerprint(toy_world, everything=True) == facts
    assert not {one.id for one in interview(toy_world, "nil", 20).questions} & {"kind-of-blue", "jazz"}
    reply(toy_world, "nil", "Item", "kind-of-blue", "withdrawn")
    assert "kind-of-blue" in {one.id for one in interview(toy_world, "nil", 20).questions}


def test_the_same_answer_twice_is_one_and_another_stands_instead(toy_world: Driver) -> None:
    for hours, said in enumerate(("yes", "yes", "no", "unknown", "yes", "no")):
        reply(toy_world, "nil", "Item", "goldberg", said, hours)  # type: ignore[arg-type]
    rows = toy_world.execute_query(
        "MATCH (:User {user_id: 'nil'})-[r]->(:Item) RETURN type(r) AS type, r.kind AS kind, r.event_ids AS ids"
    ).records
    assert [row.values() for row in rows] == [["INTERACTED_WITH", "dislike", [EVENT_ID]]]
    verified = verify(toy_world, TABLE, RULES, SilentProgress())
    assert (verified.differences, verified.stale) == ([], 0)


def test_what_is_taken_back_is_as_if_it_had_never_been_said(toy_world: Driver) -> None:
    reply(toy_world, "ada", "Item", "goldberg", "withdrawn")
    before = fingerprint(toy_world, everything=True)
    for label, id in (("Item", "goldberg"), ("Item", "kind-of-blue"), ("Interest", "classical-music")):
        for said in ("yes", "no", "unknown", "withdrawn"):
            reply(toy_world, "ada", label, id, said)  # type: ignore[arg-type]
    assert fingerprint(toy_world, everything=True) == before
    verified = verify(toy_world, TABLE, RULES, SilentProgress())
    assert (verified.differences, verified.stale) == ([], 0)


def test_an_interest_that_was_merged_stays_answered(toy_world: Driver) -> None:
    reply(toy_world, "nil", "Interest", "saxophone", "unknown")
    write_records(toy_world, [Merge("saxophone", "jazz", "person", None, NOW)])
    assert "jazz" not in {one.id for one in interview(toy_world, "nil", 20).questions}
    reply(toy_world, "nil", "Interest", "jazz", "withdrawn")
    assert read_known(toy_world, "nil").passed_interests == ()


def test_all_of_it_is_exported_and_forgotten(toy_world: Driver) -> None:
    reply(toy_world, "nil", "Item", "goldberg", "yes")
    reply(toy_world, "nil", "Item", "paranoid", "unknown")
    reply(toy_world, "nil", "Interest", "metal", "unknown")
    person = read_person(toy_world, "nil")
    assert {(one.label, one.id) for one in person.passed_over} == {("Item", "paranoid"), ("Interest", "metal")}
    assert [one.item_id for one in person.feedback] == ["goldberg"]
    erased = erase_user(toy_world, "nil", NOW, SilentProgress())
    assert (erased.events, erased.ties["PASSED_OVER"]) == (1, 2)
    with pytest.raises(UnknownUserError):
        interview(toy_world, "nil")


def test_in_chinese_names_and_reasons_are_chinese(toy_world: Driver) -> None:
    asked = interview(toy_world, "nil", 20, "zh").questions
    assert all(one.text.endswith("吗？") and "%" in one.why for one in asked)
    assert "您喜欢《哥德堡变奏曲》吗？" in {one.text for one in asked}


def test_an_empty_graph_has_nothing_to_ask(empty_graph: Driver) -> None:
    write_records(empty_graph, [User("nil")])
    assert interview(empty_graph, "nil").questions == ()


@pytest.mark.parametrize("said", ["yes", "no", "unknown", "withdrawn"])
def test_unknown_ends_are_told(toy_world: Driver, said: Reply) -> None:
    with pytest.raises(UnknownUserError):
        reply(toy_world, "nobody", "Item", "goldberg", said)
    with pytest.raises(UnknownUserError):
        reply(toy_world, "nobody", "Interest", "jazz", said)
    with pytest.raises(UnknownItemError):
        reply(toy_world, "nil", "Item", "none", said)
    with pytest.raises(UnknownInterestError):
        reply(toy_world, "nil", "Interest", "none", said)
    with pytest.raises(UnknownUserError):
        interview(toy_world, "nobody")

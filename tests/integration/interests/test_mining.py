"""Mining: what it writes, that it runs only for what changed, and that it can stop anywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Authorship, Document, Interaction, Item, Record, Subject, User
from graph_schema.upsert import write_records
from loaders.mine import MiningReport, mine
from services.feedback.kinds import read_table
from services.feedback.strengths import refresh_feedback
from services.interests import figures
from services.interests.catalogue import mine_catalogue
from services.interests.documents import mine_documents
from services.interests.figures import refresh_figures, refresh_leads
from services.interests.rules import InterestRules
from services.observability.progress import SilentProgress
from tests.worlds import NOW, RULES, plant, toy_records

ABOUT = """
MATCH (i:Item)-[a:ABOUT]->(t:Interest)
RETURN i.item_id AS item, a.source AS source, t.interest_id AS interest, a.weight AS weight
"""


def about(driver: Driver) -> dict[tuple[str, str, str], float]:
    rows = driver.execute_query(ABOUT).records
    return {(row["item"], row["source"], row["interest"]): row["weight"] for row in rows}


def drawn(driver: Driver, user_id: str) -> dict[str, float]:
    query = "MATCH (:User {user_id: $id})-[d:INTERESTED_IN]->(t) RETURN t.interest_id AS id, d.weight * d.polarity AS w"
    return {row["id"]: row["w"] for row in driver.execute_query(query, id=user_id).records}


def again(driver: Driver, rules: InterestRules = RULES) -> MiningReport:
    return mine(driver, read_table(), rules, NOW, SilentProgress())


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


def test_items_are_about_their_catalogue_crowd_and_texts(toy_world: Driver) -> None:
    found = about(toy_world)
    assert found[("blue-train", "catalogue", "jazz")] == 1.0
    assert found[("blue-train", "catalogue", "john-coltrane")] == 0.5
    assert found[("blue-train", "crowd", "saxophone")] == pytest.approx(2 / 4)
    assert found[("giant-steps", "crowd", "saxophone")] == pytest.approx(1 / 3)
    assert found[("blue-train", "text", "saxophone")] == pytest.approx(0.5 * 1 / 3)


def test_users_are_drawn_to_what_they_like_and_put_off_by_what_they_do_not(toy_world: Driver) -> None:
    ada = drawn(toy_world, "ada")
    assert ada["jazz"] > 0 > ada["metal"]
    assert max(ada.values()) == 1.0


def test_english_and_chinese_meet_in_one_interest(empty_graph: Driver) -> None:
    plant(empty_graph, [Item("a", categories=("Science Fiction",)), Item("b", categories=("科幻",)), Item("c")])
    items = {item for item, _, interest in about(empty_graph) if interest == "science-fiction"}
    assert items == {"a", "b"}


def test_every_span_points_at_its_words(toy_world: Driver) -> None:
    text = "I adore Russian novels 和《战争与和平》，但是讨厌战争场面。 The cello is dull."
    write_records(toy_world, [Document("mixed", text, user_id="eve", item_id="paranoid")])
    again(toy_world)
    rows = toy_world.execute_query(
        "MATCH (d:Document)-[m:MENTIONS]->() RETURN d.text AS text, m.start AS s, m.end AS e, m.quote AS q"
    ).records
    assert len(rows) > 3
    assert [row["text"][row["s"] : row["e"]] for row in rows] == [row["q"] for row in rows]


def test_a_second_run_does_nothing(toy_world: Driver) -> None:
    before = fingerprint(toy_world, everything=True)
    report = again(toy_world)
    assert (report.feedback_of_users, report.texts, report.items, report.users) == (0, 0, 0, 0)
    assert fingerprint(toy_world, everything=True) == before


def test_only_what_changed_is_read_again(toy_world: Driver) -> None:
    write_records(toy_world, [Document("r2", "The saxophone bores me.", user_id="eve", item_id="giant-steps")])
    write_records(toy_world, [Item("winterreise", categories=("songs",))])
    report = again(toy_world)
    assert (report.texts, report.items) == (1, 1)


def test_mining_in_steps_ends_where_mining_at_once_does(empty_graph: Driver) -> None:
    plant(empty_graph, toy_records())
    at_once = fingerprint(empty_graph, everything=True)
    empty_graph.execute_query("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
    records = toy_records()
    for part in (records[: len(records) // 2], records[len(records) // 2 :]):
        write_records(empty_graph, part)
        refresh_feedback(empty_graph, read_table(), NOW, SilentProgress())
        mine_documents(empty_graph, SilentProgress())
        mine_catalogue(empty_graph, SilentProgress())
        refresh_figures(empty_graph, RULES, SilentProgress())
    plant(empty_graph, records)
    assert fingerprint(empty_graph, everything=True) == at_once


def test_a_kill_after_texts_of_no_item_loses_none_of_their_interests(
    empty_graph: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    records: list[Record] = [Item("a", categories=("jazz",)), User("eve")]
    texts = [Document("d1", "I love the theremin.", user_id="eve"), Document("d2", "I love the theremin.")]
    write_records(empty_graph, records)
    again(empty_graph)
    write_records(empty_graph, texts)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("loaders.mine.refresh_figures", _killed)
        again(empty_graph)
    again(empty_graph)
    assert "theremin" in drawn(empty_graph, "eve")


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_comes_in_while_figures_are_refreshed_is_refreshed_next(
    toy_world: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Document("late", "The theremin is wonderful. I love the theremin.", user_id="eve", item_id="giant-steps")
    in_batches = figures._in_batches

    def with_a_second_process(driver: Driver, progress: SilentProgress, title: str, *rest: Any) -> None:
        in_batches(driver, progress, title, *rest)
        if title == "texts of items":
            write_records(driver, [late])
            mine_documents(driver, progress)
            write_records(driver, [Interaction("fay", "giant-steps", "like", NOW)])
            refresh_feedback(driver, read_table(), NOW, progress)

    with monkeypatch.context() as patched:
        patched.setattr(figures, "_in_batches", with_a_second_process)
        refresh_figures(toy_world, RULES, SilentProgress())
        refresh_leads(toy_world, RULES, SilentProgress())
    again(toy_world)
    assert ("giant-steps", "text", "theremin") in about(toy_world)
    stepwise = fingerprint(toy_world, everything=True)
    refresh_figures(toy_world, RULES, SilentProgress())
    again(toy_world)
    assert fingerprint(toy_world, everything=True) == stepwise


def test_ties_of_a_text_that_come_after_it_was_read_count(empty_graph: Driver) -> None:
    texts = [Document("d1", "I love the theremin."), Document("d2", "I love the theremin.")]
    ends: list[Record] = [*(Item(one, categories=("jazz", one)) for one in "abcde"), User("eve")]
    ties = [Authorship("eve", "d1"), Subject("d1", "a")]
    write_records(empty_graph, [*ends, *texts, *ties])
    again(empty_graph)
    at_once = fingerprint(empty_graph, everything=True)
    assert "theremin" in drawn(empty_graph, "eve")
    empty_graph.execute_query("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
    write_records(empty_graph, [*ends, *texts])
    again(empty_graph)
    write_records(empty_graph, ties)
    again(empty_graph)
    assert fingerprint(empty_graph, everything=True) == at_once


def test_what_tells_nothing_is_left_out_and_says_why(empty_graph: Driver) -> None:
    records: list[Record] = [Item(f"i{n}", categories=("everywhere", "jazz" if n % 2 else "opera")) for n in range(30)]
    records += [Document("d", "A lonely theremin plays.", item_id="i1"), User("u")]
    records += [Interaction("u", "i1", "like", NOW), Interaction("u", "i2", "like", NOW - timedelta(days=1))]
    write_records(empty_graph, records)
    report = again(empty_graph, InterestRules(min_support=2, hub_share=0.6))
    rows = empty_graph.execute_query("MATCH (t:Interest) RETURN t.interest_id AS id, t.dropped AS why").records
    why = {row["id"]: row["why"] for row in rows}
    assert (why["everywhere"], why["jazz"]) == ("hub", None)
    assert all(reason in (None, "hub", "support", "generic") for reason in why.values())
    assert report.interests["hub"] == 1
    assert "everywhere" not in drawn(empty_graph, "u")


def test_an_interest_that_gains_support_comes_into_use(empty_graph: Driver) -> None:
    rules = InterestRules(min_text_support=2)
    write_records(empty_graph, [Item("a"), Item("b"), Document("d1", "I love the theremin.", item_id="a")])
    again(empty_graph, rules)
    assert about(empty_graph) == {}
    write_records(empty_graph, [Document("d2", "I love the theremin.", item_id="b")])
    again(empty_graph, rules)
    assert {item for item, _, interest in about(empty_graph) if interest == "theremin"} == {"a", "b"}


def test_an_interest_without_evidence_goes(toy_world: Driver) -> None:
    assert drawn(toy_world, "fay")
    toy_world.execute_query("MATCH (:User {user_id: 'fay'})-[r:INTERACTED_WITH]->() DELETE r")
    toy_world.execute_query("MATCH (u:User {user_id: 'fay'}) SET u.strengths_stale = true")
    again(toy_world)
    assert drawn(toy_world, "fay") == {}

"""Scripted dialogues in a record shop with prices; what is kept of them, and what forgetting leaves."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.errors import ConversationMovedOnError, UnknownUserError
from graph_schema.fingerprint import fingerprint
from loaders.mine import mine
from services.conversation.dialogue import Dialogue
from services.conversation.keeping import Conversations
from services.conversation.names import Names
from services.conversation.rules import Rules
from services.conversation.session import Session
from services.conversation.state import from_json, to_json
from services.feedback.kinds import read_table
from services.observability.progress import SilentProgress
from services.privacy.erasure import erase_user
from services.privacy.person import read_person
from tests.dialogues.shop import shop_records
from tests.quality.dialogue_figures import dialogue_over, play_all
from tests.worlds import NOW, RULES, plant


@pytest.fixture
def shop(empty_graph: Driver) -> Driver:
    plant(empty_graph, shop_records())
    return empty_graph


@pytest.fixture
def dialogue(shop: Driver) -> Dialogue:
    return dialogue_over(shop, Rules(Names(shop)), RULES)


def held(dialogue: Dialogue, user_id: str | None, *said: str) -> Conversations:
    keeper = Conversations(dialogue.tools.lists.driver)
    state = keeper.begin(user_id, NOW)
    for number, utterance in enumerate(said, 1):
        turn = dialogue.reply(state, utterance)
        keeper.store(turn, NOW + timedelta(minutes=number))
        state = turn.state
    return keeper


def test_the_scripted_dialogues_hold(dialogue: Dialogue) -> None:
    shop_driver = dialogue.tools.lists.driver
    played = []
    for one in play_all(dialogue, "shop"):
        shop_driver.execute_query("MATCH (:User)-[s:STATED]->() DELETE s")
        played.append(one)
    assert [problem for one in played if not one.script.is_frozen for problem in one.problems] == []
    assert sum(one.invented for one in played) == 0


def test_cheaper_is_measured_at_the_list_and_told(dialogue: Dialogue) -> None:
    keeper = Conversations(dialogue.tools.lists.driver)
    first = dialogue.reply(keeper.begin("fan", NOW), "jazz please")
    second = dialogue.reply(first.state, "cheaper")
    dear = dialogue.tools.figures(first.state.listed).prices
    cheap = dialogue.tools.figures(second.state.listed).prices
    assert cheap and max(cheap) < sorted(dear)[len(dear) // 2]
    assert "at most" in second.assumptions[0]


def test_a_conversation_goes_on_in_the_next_session(dialogue: Dialogue) -> None:
    keeper = held(dialogue, "fan", "jazz, but not Miles Davis")
    again = keeper.latest("fan")
    assert again is not None and again.turn == 1
    turn = dialogue.reply(again, "more")
    assert turn.items and not {one.item_id for one in turn.items} & {"kind-of-blue", "bitches-brew", *again.shown}


def test_what_was_said_is_a_text_of_the_person_that_mining_reads(dialogue: Dialogue, shop: Driver) -> None:
    held(dialogue, "fan", "I love jazz")
    mine(shop, read_table(), RULES, NOW, SilentProgress())
    rows = shop.execute_query(
        "MATCH (:User {user_id: 'fan'})-[:WROTE]->(d:Document {kind: 'chat'})-[:MENTIONS]->(i:Interest)"
        " RETURN d.text AS text, i.interest_id AS id"
    ).records
    assert ("I love jazz", "jazz") in {(row["text"], row["id"]) for row in rows}


def test_a_guest_leaves_nothing(dialogue: Dialogue, shop: Driver) -> None:
    before = fingerprint(shop, everything=True)
    held(dialogue, None, "jazz", "I've heard the first one, loved it", "remember that I like jazz")
    assert fingerprint(shop, everything=True) == before
    assert not shop.execute_query("MATCH (c:Conversation) RETURN c").records


def test_two_turns_at_once_do_not_lose_one(dialogue: Dialogue, shop: Driver) -> None:
    keeper = held(dialogue, "fan", "jazz")
    state = keeper.latest("fan")
    assert state is not None
    one, other = dialogue.reply(state, "more"), dialogue.reply(state, "cheaper")
    keeper.store(one, NOW)
    with pytest.raises(ConversationMovedOnError):
        keeper.store(other, NOW)
    assert shop.execute_query("MATCH (d:Document {kind: 'chat'}) RETURN count(*) AS n").records[0]["n"] == 2


@pytest.mark.parametrize(
    ("wish", "critique", "told"),
    [("jazz", "less Miles Davis", "less Miles Davis"), ("爵士乐", "请给我少一点Miles Davis的东西", "少些Miles Davis")],
)
def test_a_list_says_what_it_holds_less_of(
    dialogue: Dialogue, shop: Driver, wish: str, critique: str, told: str
) -> None:
    session = Session(dialogue, Conversations(shop), lambda: NOW)
    first = session.reply(session.resume("bo"), wish)
    turn = session.reply(first.state, critique)
    assert turn.items and told in turn.text


def test_a_turn_that_comes_too_late_does_nothing(dialogue: Dialogue, shop: Driver) -> None:
    session = Session(dialogue, held(dialogue, "fan", "jazz"), lambda: NOW)
    state = session.resume("fan")
    said = "I have heard Kind of Blue, loved it"
    understood = session.understand(state, said)
    session.reply(state, "more")
    before = fingerprint(shop, everything=True)
    with pytest.raises(ConversationMovedOnError):
        session.act(state, said, understood)
    assert fingerprint(shop, everything=True) == before
    assert session.reply(session.resume("fan"), said).effects


def test_nobody_unknown_holds_a_conversation(shop: Driver) -> None:
    with pytest.raises(UnknownUserError):
        Conversations(shop).begin("nobody", NOW)


def test_export_holds_conversations_and_forgetting_removes_them(dialogue: Dialogue, shop: Driver) -> None:
    held(dialogue, "fan", "jazz, but not Miles Davis please", "what do you know about me")
    person = read_person(shop, "fan")
    [conversation] = person.conversations
    assert "Miles Davis" in json.dumps(conversation["state"])
    assert {text.document["kind"] for text in person.texts} == {"chat"}
    erase_user(shop, "fan", NOW, SilentProgress())
    assert not shop.execute_query("MATCH (c:Conversation) RETURN c").records
    assert not shop.execute_query("MATCH (d:Document {kind: 'chat'}) RETURN d").records


def test_a_reason_of_a_wish_is_found_by_its_cypher(dialogue: Dialogue, shop: Driver) -> None:
    keeper = Conversations(shop)
    for said in ("jazz", "something like Kind of Blue"):
        turn = dialogue.reply(keeper.begin("bo", NOW), said)
        reasons = [reason for one in turn.items for reason in one.reasons if reason.kind == "wish"]
        assert reasons
        for reason in reasons:
            assert reason.cypher is not None and reason.parameters is not None
            query = reason.cypher.split(";\n", 1)[1]
            assert len(shop.execute_query(query, reason.parameters).records) >= 1


def test_a_state_survives_being_written_down(dialogue: Dialogue, shop: Driver) -> None:
    turn = dialogue.reply(Conversations(shop).begin("fan", NOW), "jazz before 1960, no Miles Davis")
    assert from_json(to_json(turn.state)) == turn.state
    assert from_json('{"conversation_id": 3}') is None

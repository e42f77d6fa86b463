"""What earlier wishes count once a later one says otherwise, and how reasons of several wishes are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.records import Interaction, Item, Record, User
from services.asking.by_templates import ask_templates
from services.conversation.dialogue import Dialogue
from services.conversation.names import Names
from services.conversation.rules import Rules
from services.conversation.state import State
from services.conversation.turn import Turn
from tests.quality.dialogue_figures import dialogue_over
from tests.worlds import NOW, RULES, plant

FILMS = {
    "strangelove": ("war", "comedy", "satire"),
    "mash": ("war", "comedy"),
    "paths-of-glory": ("war", "tragedy"),
    "come-and-see": ("war", "horror"),
    "airplane": ("comedy", "satire"),
    "top-secret": ("comedy",),
    "alien": ("horror", "science fiction"),
    "solaris": ("science fiction",),
}


@pytest.fixture
def cinema(empty_graph: Driver) -> Dialogue:
    records: list[Record] = [User("eve"), User("kim")]
    records += [Item(item_id, item_id.title(), categories=genres) for item_id, genres in FILMS.items()]
    records += [Interaction("eve", item_id, "like", NOW - timedelta(days=3)) for item_id in ("airplane", "alien")]
    records += [Interaction("kim", item_id, "like", NOW - timedelta(days=2)) for item_id in ("airplane", "mash")]
    plant(empty_graph, records)
    return dialogue_over(empty_graph, Rules(Names(empty_graph)), RULES)


def held(dialogue: Dialogue, *said: str) -> Turn:
    state = State("c1", "eve")
    for utterance in said:
        turn = dialogue.reply(state, utterance)
        state = turn.state
    return turn


def test_what_is_asked_for_now_is_not_held_against_things(cinema: Dialogue) -> None:
    turn = held(cinema, "something lighter", "a war movie please")

    sentences = [reason.sentence for item in turn.items for reason in item.reasons]
    assert any("You asked for war" in sentence for sentence in sentences)
    assert not any("less war" in sentence for sentence in sentences), sentences
    assert any(one.thing.id == "light" or "comedy" in one.thing.ids for one in turn.state.wishes), "lighter still holds"


def test_what_was_to_be_less_comes_back_when_it_is_asked_for(cinema: Dialogue) -> None:
    turn = held(cinema, "a comedy", "less war", "a war movie please")

    assert {item.item_id for item in turn.items} == {"paths-of-glory", "come-and-see"}, "the others were listed before"
    assert all(one.weight > 0 for one in turn.state.wishes)


def test_a_mood_is_told_beside_the_topic_of_the_same_turn(cinema: Dialogue) -> None:
    turn = held(cinema, "a funny war movie")

    assert "war" in turn.text and "funny" in turn.text
    assert turn.items[0].item_id in ("mash", "strangelove")


def test_a_reason_is_told_once_however_many_wishes_it_serves(cinema: Dialogue) -> None:
    turn = held(cinema, "something funny", "lighter", "a comedy about war")

    for item in turn.items:
        sentences = [reason.sentence for reason in item.reasons]
        assert len(sentences) == len(set(sentences)), sentences
        assert sum(reason.contribution for reason in item.reasons) == pytest.approx(item.score, abs=1e-6)


@pytest.mark.parametrize("question", ["Which movies are most popular?", "最受欢迎的电影是哪些？"])
def test_a_graph_of_films_is_asked_about_films(cinema: Dialogue, question: str) -> None:
    answer = ask_templates(cinema.tools.lists.driver, question)

    assert answer.is_answered
    assert "Airplane" in answer.text

"""Questions with known answers, asked of the shipped sample without any model; figures are printed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from neo4j import Driver

from graph_schema.errors import InvalidReplyError, ModelUnavailableError, QuestionError
from loaders.demo import prepare_sample
from services.asking.answer import Cited
from services.asking.asking import ask
from services.asking.by_model import CypherReply, Given
from services.asking.by_templates import ask_templates
from services.asking.saying import cited_row
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.observability.progress import SilentProgress
from tests.quality.asking import say
from tests.quality.questions import Outcome, ask_all, questions, rates

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LEAST_RIGHT = 0.9
COUNT = "MATCH (n) RETURN count(n) AS nodes"


@pytest.fixture(scope="module")
def library(driver: Driver) -> Driver:
    prepare_sample(driver, read_table(), InterestRules(), NOW, SilentProgress())
    return driver


@pytest.fixture(scope="module")
def outcomes(library: Driver) -> list[Outcome]:
    found = ask_all(library, lambda text: ask_templates(library, text), questions())
    say(rates({"templates": found}))
    return found


def test_most_are_answered_rightly(outcomes: list[Outcome]) -> None:
    assert sum(one.is_right for one in outcomes) / len(outcomes) >= LEAST_RIGHT


def test_a_right_answer_is_in_the_language_of_the_question(outcomes: list[Outcome]) -> None:
    assert [one.question.text for one in outcomes if one.answer.language != one.question.language] == []


def test_an_answer_names_nothing_that_is_not_in_its_rows_or_its_question(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        if one.answer.found is None:
            assert one.answer.cited == ()
            continue
        known = {str(value) for value in one.answer.found.parameters.values()}
        rows = [cited_row(row, one.question.language, known) for row in one.answer.records()]
        known |= {row.id for row in rows if row is not None}
        assert {cited.id for cited in one.answer.cited} <= known, one.question.text


def test_what_is_not_answered_says_so_and_offers_others(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        if not one.answer.is_answered:
            assert "cannot" in one.answer.text or "无法" in one.answer.text
    jazz = next(one for one in outcomes if "blues" in one.question.text)
    assert "blues" in jazz.answer.text


def test_offered_questions_can_be_answered(library: Driver, outcomes: list[Outcome]) -> None:
    offered = {near.question for one in outcomes[::7] for near in one.answer.nearest}
    assert len(offered) > 5
    assert [one for one in sorted(offered) if not ask_templates(library, one).is_answered] == []


class Scripted:
    """Gives one reply after the other, and keeps what it was asked."""

    name = "scripted"

    def __init__(self, *replies: CypherReply | Exception, is_small: bool = False) -> None:
        self.replies = list(replies)
        self.is_small = is_small
        self.asked: list[tuple[str, str | None]] = []

    def ask(self, prompt, text, check=None, about=None):  # type: ignore[no-untyped-def]
        self.asked.append((text, about))
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply


def reply(cypher: str, **parameters: str) -> CypherReply:
    given = [Given(name=name, value=value) for name, value in parameters.items()]
    return CypherReply(explanation="made up", cypher=cypher, parameters=given)


class TestModel:
    """What a model writes passes the same guard; what it gets wrong it is told once."""

    WORKS = "MATCH (b:Item) WHERE b.year < $year RETURN b ORDER BY b.year LIMIT 1"

    def test_its_rows_are_the_answer(self, library: Driver) -> None:
        model = Scripted(reply(self.WORKS, year="-600"))
        answer = ask(library, "the oldest book by Homer or others, for mei-lin?", model)
        assert (answer.by, answer.note, answer.understood) == ("scripted", None, "made up")
        assert isinstance(answer.cited[0], Cited) and answer.cited[0].label == "Item"
        assert "Names: " in model.asked[0][0] and model.asked[0][1] == "mei-lin"

    @pytest.mark.parametrize(
        ("question", "about"),
        [
            ("what does Mei Lin like?", "mei-lin"),
            ("what does Lotte like?", "lotte-devries"),
            ("what do Mei Lin and Hugo share?", None),
            ("who wrote Moby-Dick?", None),
        ],
    )
    def test_a_reply_is_one_persons_where_no_other_may_be_meant(
        self, library: Driver, question: str, about: str | None
    ) -> None:
        model = Scripted(reply(self.WORKS, year="1600"))
        ask(library, question, model)
        assert model.asked[0][1] == about

    def test_a_small_one_is_asked_what_no_template_answers(self, library: Driver) -> None:
        model = Scripted(reply(self.WORKS, year="-600"), ModelUnavailableError("no server"), is_small=True)
        assert ask(library, "who wrote Moby-Dick?", model).by == "templates"
        assert not model.asked
        unheard = "which shelf would a librarian dust first?"
        assert ask(library, unheard, model).by == "scripted"
        answer = ask(library, unheard, model)
        assert (answer.by, answer.note, answer.is_answered) == ("templates", "no server", False)

    @pytest.mark.parametrize(
        "bad", ["MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "NO"]
    )
    def test_an_error_is_told_once(self, library: Driver, bad: str) -> None:
        before = library.execute_query(COUNT).records[0]["nodes"]
        model = Scripted(reply(bad), reply(self.WORKS, year="1600"))
        assert ask(library, "which book is old?", model).by == "scripted"
        assert "does not work" in model.asked[1][0] and bad in model.asked[1][0]
        assert library.execute_query(COUNT).records[0]["nodes"] == before

    @pytest.mark.parametrize(
        "replies",
        [
            (reply("MATCH (n) DELETE n"), reply("CREATE (n)")),
            (ModelUnavailableError("no server; start it"),),
            (InvalidReplyError("garbage"),),
        ],
    )
    def test_templates_answer_where_it_fails_and_it_is_said(
        self, library: Driver, replies: tuple[CypherReply | Exception, ...]
    ) -> None:
        answer = ask(library, "who wrote Moby-Dick?", Scripted(*replies))
        assert (answer.by, answer.cited[-1].id) == ("templates", "herman-melville")
        assert answer.note


def test_a_question_has_bounds(library: Driver) -> None:
    for text in ("", "  ", "x" * 501):
        with pytest.raises(QuestionError):
            ask(library, text)

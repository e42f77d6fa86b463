"""What an answer becomes: feedback, a statement, or a note that the person does not know; each can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownItemError, UnknownUserError
from graph_schema.records import Interaction, Statement
from services.database.reading import read
from services.database.sessions import following
from services.feedback.events import record_event
from services.feedback.kinds import FeedbackTable
from services.feedback.statements import state, withdraw
from services.feedback.taking_back import take_back_event
from services.interests.rules import InterestRules
from services.interview.question import Label, Reply

STANDING_ANSWER = cypher(__file__, "standing_answer")
PASS_OVER = cypher(__file__, "pass_over")
FORGET_PASS = cypher(__file__, "forget_pass")
EVENT_ID = "interview"
"""Of every event that an answer becomes: one answer to a question, whatever was answered before."""
FEEDBACK = {"yes": "like", "no": "dislike"}
STATEMENTS = {"yes": "added", "no": "muted"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person replies when asked of an item or an interest; ``withdrawn`` opens the question again."""

    user_id: str
    label: Label
    id: str
    reply: Reply


def store_answer(driver: Driver, answer: Answer, table: FeedbackTable, rules: InterestRules, now: datetime) -> None:
    """Store an answer instead of the one before: the next list knows of it, and it is not asked again.

    Yes to an item is a ``like`` and no a ``dislike``; yes to an interest is the statement ``added`` and no ``muted``;
    who does not know passes over it, which counts nothing. The same answer twice is one. Raises UnknownUserError,
    UnknownItemError, UnknownInterestError.
    """
    if answer.label == "Item":
        _of_item(driver, answer, table, rules, now)
    else:
        _of_interest(driver, answer, rules, now)
    query = PASS_OVER if answer.reply == "unknown" else FORGET_PASS
    with following(driver) as session:
        session.execute_write(
            lambda tx: tx.run(query, user_id=answer.user_id, label=answer.label, id=answer.id, now=now).consume()
        )


def _of_item(driver: Driver, answer: Answer, table: FeedbackTable, rules: InterestRules, now: datetime) -> None:
    ends = {"user_id": answer.user_id, "item_id": answer.id}
    [standing] = read(driver, STANDING_ANSWER, {**ends, "event_id": EVENT_ID})
    if not standing["has_user"]:
        raise UnknownUserError(answer.user_id)
    if not standing["has_item"]:
        raise UnknownItemError(answer.id)
    wanted = FEEDBACK.get(answer.reply)
    if standing["kinds"] == ([wanted] if wanted else []):
        return
    if standing["kinds"]:
        take_back_event(driver, answer.user_id, answer.id, EVENT_ID, table, rules, now)
    if wanted:
        record_event(driver, Interaction(answer.user_id, answer.id, wanted, now, event_id=EVENT_ID), table, rules, now)


def _of_interest(driver: Driver, answer: Answer, rules: InterestRules, now: datetime) -> None:
    if kind := STATEMENTS.get(answer.reply):
        state(driver, Statement(answer.user_id, answer.id, kind, now), rules)
    else:
        withdraw(driver, answer.user_id, answer.id, rules)

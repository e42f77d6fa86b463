"""Copy for a person and an item: what was made ahead for the interest that leads there, else a template's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.copywriting.facts import pitch_facts
from services.copywriting.pitch import plain_pitch
from services.copywriting.wanted import Wanted
from services.explanations.reasons import Reason
from services.explanations.recommending import explain
from services.lists.listing import Lists
from services.wording.told import TEMPLATE

STORED_PITCH = cypher(__file__, "stored_pitch")


@dataclass(frozen=True, slots=True)
class Copy:
    """Words that present an item to a user; ``interest_id`` is the interest they speak to, where one leads there."""

    user_id: str
    item_id: str
    interest_id: str | None
    tone: str
    length: str
    language: str
    text: str
    by: str


def copy_for(lists: Lists, user_id: str, item_id: str, recommender: str, wanted: Wanted) -> Copy:
    """Return copy without asking any model. Raises UnknownUserError, UnknownItemError, UnknownRecommenderError.

    Without an interest that speaks for the item, the strongest reason says it.
    """
    found = explain(lists, user_id, item_id, recommender, wanted.language).recommendations
    reasons = found[0].reasons if found else ()
    return copy_of(lists.driver, user_id, item_id, reasons, wanted)


def copy_of(driver: Driver, user_id: str, item_id: str, reasons: Sequence[Reason], wanted: Wanted) -> Copy:
    """Return copy where the reasons for the item are at hand, in the language that is wanted."""
    interest_id = _interest(reasons)
    text, by = _words(driver, item_id, interest_id, wanted, reasons)
    return Copy(user_id, item_id, interest_id, wanted.tone, wanted.length, wanted.language, text, by)


def _words(
    driver: Driver, item_id: str, interest_id: str | None, wanted: Wanted, reasons: Sequence[Reason]
) -> tuple[str, str]:
    if interest_id is None:
        return next((reason.sentence for reason in reasons if reason.contribution > 0), ""), TEMPLATE
    asked = {
        "item_id": item_id,
        "interest_id": interest_id,
        "language": wanted.language,
        "tone": wanted.tone,
        "length": wanted.length,
    }
    rows, _, _ = driver.execute_query(STORED_PITCH, asked, routing_=RoutingControl.READ)
    if rows:
        return rows[0]["text"], rows[0]["by"]
    [told] = pitch_facts(driver, [(interest_id, item_id)], wanted.language)
    between = "" if wanted.language == "zh" else " "
    return between.join(one.text for one in plain_pitch(told, wanted).sentences), TEMPLATE


def _interest(reasons: Sequence[Reason]) -> str | None:
    """Return the interest of the strongest reason that leads through one."""
    for reason in sorted(reasons, key=lambda one: -one.contribution):
        nodes = reason.path["nodes"] if reason.path else []
        between = next((node["id"] for node in nodes if node["label"] == "Interest"), None)
        if reason.contribution > 0 and between is not None:
            return str(between)
    return None

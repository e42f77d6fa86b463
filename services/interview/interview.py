"""Asks someone new: the next questions, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import Driver

from graph_schema.cypher import cypher
from services.database.reading import read
from services.interview.answering import EVENT_ID
from services.interview.choosing import Choice, choose_questions
from services.interview.known import read_known
from services.interview.people import Candidate, read_candidates, read_people
from services.interview.question import GivenAnswer, Interview, InterviewQuestion
from services.interview.sentences import question_text, why_asked
from services.wording.naming import in_language

NAMED_INTERESTS = cypher(__file__, "named_interests")
GIVEN_ANSWERS = cypher(__file__, "given_answers")
TOGETHER = 3
SHOWN = 50


def interview(driver: Driver, user_id: str, n: int = TOGETHER, language: str = "en") -> Interview:
    """Return the ``n`` questions that tell most of a person, and what was answered. Raises UnknownUserError.

    Fewer where the graph has no more to ask. Reads a bounded number of people, whatever the size of the graph.
    """
    known = read_known(driver, user_id)
    candidates = read_candidates(driver, known)
    people = read_people(driver, user_id, known, candidates)
    chosen = choose_questions(people, known, {one.item_id for one in candidates}, n)
    things = {("Item", one.item_id): one for one in candidates} | {
        ("Interest", one.item_id): one
        for one in _interests(driver, [one.id for one in chosen if one.label == "Interest"])
    }
    has_answers = bool(known.liked or known.disliked or known.interests or known.passed_items)
    return Interview(
        user_id,
        tuple(_question(one, things[one.label, one.id], len(people), has_answers, language) for one in chosen),
        given_answers(driver, user_id),
    )


def given_answers(driver: Driver, user_id: str) -> tuple[GivenAnswer, ...]:
    """Return what the person answered, the latest first; also what was said of interests elsewhere."""
    rows = read(driver, GIVEN_ANSWERS, {"user_id": user_id, "event_id": EVENT_ID, "limit": SHOWN})
    return tuple(GivenAnswer(**row.data()) for row in rows)


def _interests(driver: Driver, interest_ids: Sequence[str]) -> list[Candidate]:
    """Return interests as things to ask about; nobody made them, and no year."""
    if not interest_ids:
        return []
    rows = read(driver, NAMED_INTERESTS, {"interest_ids": list(interest_ids)})
    return [Candidate(row["interest_id"], row["name"], row["name_zh"], (), None, 0) for row in rows]


def _question(choice: Choice, thing: Candidate, people: int, has_answers: bool, language: str) -> InterviewQuestion:
    name = in_language(language, thing.title, thing.title_zh)
    return InterviewQuestion(
        choice.label,
        choice.id,
        thing.title,
        thing.title_zh,
        thing.creators,
        thing.year,
        question_text(choice.label, name, language),
        why_asked(choice.share, has_answers, language),
        choice.share,
        people,
    )

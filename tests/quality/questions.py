"""Questions to the shipped sample with known answers, half of them frozen before templates were tuned."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, RoutingControl

from services.asking.answer import Answer
from services.queries.guard.cells import NodeCell

FILE = Path(__file__).with_name("questions.jsonl")
Asker = Callable[[str], Answer]
HEAD = (
    "| asked | half | language | questions | right | refused as they must be |\n"
    "| --- | --- | --- | ---: | ---: | ---: |"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question; the answer is ``ids``, a ``number``, what ``query`` finds, or a refusal.

    ``query`` says the same in other Cypher than a template does: it returns ``ids``, a ``number``, or rows of ``id``.
    ``is_ordered``: the first ids count, in order.
    """

    question_id: str
    language: str
    text: str
    ids: tuple[str, ...] | None = None
    number: int | None = None
    query: str | None = None
    is_ordered: bool = False
    refused: bool = False

    @property
    def is_frozen(self) -> bool:
        """Tell the half that nobody looked at while tuning."""
        return hashlib.sha256(self.question_id.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be answered."""

    ids: tuple[str, ...] = ()
    number: float | None = None
    is_ordered: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what was answered, and whether it was right."""

    question: Question
    answer: Answer
    is_right: bool


def questions() -> list[Question]:
    """Read all questions."""
    rows = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return [Question(**{**row, "ids": tuple(row["ids"]) if "ids" in row else None}) for row in rows]


def expected(driver: Driver, question: Question) -> Expected:
    """Return the answer, asked of the graph in other words where it is not written down."""
    if question.query is None:
        return Expected(question.ids or (), question.number, False, question.refused)
    rows = driver.execute_query(question.query, routing_=RoutingControl.READ).records  # type: ignore[arg-type]
    if "number" in rows[0].keys():  # noqa: SIM118  (a record's own "in" looks at values)
        return Expected(number=rows[0]["number"])
    ids = rows[0]["ids"] if "ids" in rows[0].keys() else [row["id"] for row in rows]  # noqa: SIM118
    return Expected(tuple(ids), is_ordered=question.is_ordered)


def is_right(wanted: Expected, answer: Answer) -> bool:
    """Compare the rows of an answer with what must be there; no row too many, none too few but where a list is cut."""
    if wanted.refused or answer.found is None:
        return wanted.refused and answer.found is None
    rows = answer.found.rows
    if wanted.number is not None:
        return len(rows) == 1 and wanted.number in rows[0]
    columns = [_ids(answer, place) for place in range(len(answer.found.columns))]
    if wanted.is_ordered:
        return any(tuple(column[: len(wanted.ids)]) == wanted.ids for column in columns)
    return any(set(column) == set(wanted.ids) for column in columns)


def ask_all(driver: Driver, asker: Asker, asked: Sequence[Question]) -> list[Outcome]:
    """Ask every question."""
    found = []
    for question in asked:
        answer = asker(question.text)
        found.append(Outcome(question, answer, is_right(expected(driver, question), answer)))
    return found


def rates(outcomes: dict[str, list[Outcome]]) -> str:
    """Return a table of the rates by asker, half and language."""
    return "\n".join([HEAD, *(row for name, every in outcomes.items() for row in _rows(name, every))])


def _rows(name: str, every: list[Outcome]) -> Iterator[str]:
    for half, is_frozen in (("frozen", True), ("open", False)):
        for language in ("both", "en", "zh"):
            part = [
                one
                for one in every
                if one.question.is_frozen == is_frozen and language in ("both", one.question.language)
            ]
            refused = [one for one in part if one.question.refused]
            right, held = sum(one.is_right for one in part), sum(one.is_right for one in refused)
            share = f"{right / len(part):.0%}" if part else "–"
            yield f"| {name} | {half} | {language} | {len(part)} | {right} ({share}) | {held} of {len(refused)} |"


def _ids(answer: Answer, place: int) -> list[str]:
    assert answer.found is not None
    cells = [row[place] for row in answer.found.rows]
    return [cell.id if isinstance(cell, NodeCell) else str(cell) for cell in cells]

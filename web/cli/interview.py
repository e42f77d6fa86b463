"""`interest-graph interview`: asks someone new what tells most of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import click
from neo4j import Driver

from services.interview.answering import Answer, store_answer
from services.interview.interview import TOGETHER, interview
from services.interview.question import Interview, InterviewQuestion, Label, Reply
from web.cli.output import echo_json, json_option, language_option
from web.settings import Settings, read_settings
from web.wiring import open_graph

KEYS: dict[str, dict[str, Reply]] = {
    "en": {"y": "yes", "n": "no", "s": "unknown"},
    "zh": {"y": "yes", "n": "no", "s": "unknown", "是": "yes", "否": "no", "跳过": "unknown"},
}
PROMPT = {"en": "y yes, n no, s skip, q quit", "zh": "y 是, n 否, s 跳过, q 结束"}
ENDS = ("q", "quit", "exit", "结束", "退出")
BEFORE = {"en": "{} BC", "zh": "公元前 {} 年"}
NOTHING_LEFT = {"en": "nothing is left to ask", "zh": "没有更多问题"}


@click.command(
    "interview",
    help="Ask USER the questions that tell most, chosen by what people answer who agree so far, one after the other,"
    " each with the reason. What is answered is known to the very next list. With --json, an answer as an option, or"
    " without a terminal, print the questions that come next instead.",
)
@click.argument("user_id", metavar="USER")
@click.option("--yes", multiple=True, metavar="ID", help="Answer that USER likes it; repeatable.")
@click.option("--no", multiple=True, metavar="ID", help="Answer that USER does not like it; repeatable.")
@click.option("--skip", multiple=True, metavar="ID", help="Answer that USER does not know; repeatable.")
@click.option("--withdraw", "taken_back", multiple=True, metavar="ID", help="Take an answer back; repeatable.")
@click.option(
    "--label",
    type=click.Choice(["Item", "Interest"]),
    default="Item",
    show_default=True,
    help="What the ids of the answers name.",
)
@click.option("--n", type=click.IntRange(1, 20), default=TOGETHER, show_default=True, help="Questions to print.")
@language_option
@json_option
def command(
    user_id: str,
    yes: tuple[str, ...],
    no: tuple[str, ...],
    skip: tuple[str, ...],
    taken_back: tuple[str, ...],
    label: Label,
    n: int,
    language: str,
    as_json: bool,
) -> None:
    settings = read_settings()
    given: list[tuple[Reply, tuple[str, ...]]] = [
        ("yes", yes),
        ("no", no),
        ("unknown", skip),
        ("withdrawn", taken_back),
    ]
    with open_graph(settings) as driver:
        for reply, ids in given:
            for id in ids:
                _store(driver, settings, Answer(user_id, label, id, reply))
        if sys.stdin.isatty() and not as_json and not any(ids for _, ids in given):
            return _ask_on(driver, settings, user_id, language)
        found = interview(driver, user_id, n, language)
    return echo_json(found) if as_json else _echo(found, language)


def _ask_on(driver: Driver, settings: Settings, user_id: str, language: str) -> None:
    """Ask one question after the other until the person ends it, or nothing is left."""
    for question in _questions(driver, user_id, language):
        click.echo(f"\n{_told(question, language)}\n   {question.why}")
        if (reply := _reply(language)) is None:
            return
        _store(driver, settings, Answer(user_id, question.label, question.id, reply))
    click.echo(NOTHING_LEFT[language])


def _questions(driver: Driver, user_id: str, language: str) -> Iterator[InterviewQuestion]:
    while questions := interview(driver, user_id, 1, language).questions:
        yield questions[0]


def _reply(language: str) -> Reply | None:
    """Return the answer; None ends the interview."""
    while True:
        try:
            said = input(f"   [{PROMPT[language]}] ").strip().lower()
        except EOFError:
            return None
        if said in ENDS:
            return None
        if said in KEYS[language]:
            return KEYS[language][said]


def _store(driver: Driver, settings: Settings, answer: Answer) -> None:
    store_answer(driver, answer, settings.feedback_table(), settings.interest_rules(), datetime.now(UTC))


def _echo(found: Interview, language: str) -> None:
    if not found.questions:
        click.echo(NOTHING_LEFT[language])
    for question in found.questions:
        click.echo(f"{_told(question, language)}  [{question.label} {question.id}]\n   {question.why}")
    if found.answers:
        click.echo("answered: " + ", ".join(f"{one.reply} {one.id}" for one in found.answers))


def _told(question: InterviewQuestion, language: str) -> str:
    year = (
        []
        if question.year is None
        else [BEFORE[language].format(-question.year) if question.year < 0 else str(question.year)]
    )
    details = ", ".join([*question.creators, *year])
    return f"{question.text}  ({details})" if details else question.text

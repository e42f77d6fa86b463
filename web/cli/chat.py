"""`interest-graph chat`: a conversation that recommends, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import click

from graph_schema.errors import InterestGraphError
from services.conversation.acts import Language
from services.conversation.session import Session
from services.conversation.turn import Turn
from services.explanations.reasons import Recommendation
from web.chat_model import choose_understanding
from web.cli.output import echo_json, json_option, language_option
from web.settings import read_settings
from web.talking import talking
from web.wiring import open_lists

REASONS = 2
PROMPT = "> "
ENDS = ("exit", "quit", "退出")


@click.command(
    "chat",
    help="Talk with USER about what they might like, in English or Chinese: wishes, limits, critique, questions."
    " Without USER as a guest, of whom nothing is stored. The conversation goes on where the last one stopped; it ends"
    " with `exit` or Ctrl-D.",
)
@click.argument("user_id", metavar="[USER]", required=False)
@click.option("--say", "said", multiple=True, metavar="TEXT", help="Say this instead of asking; repeatable.")
@click.option("--new", "afresh", is_flag=True, help="Begin a new conversation.")
@language_option
@json_option
def command(user_id: str | None, said: tuple[str, ...], afresh: bool, language: Language, as_json: bool) -> None:
    settings = read_settings()
    with open_lists(settings) as lists:
        understanding = choose_understanding(settings, lists.driver)
        session = talking(
            lists, settings.feedback_table(), settings.interest_rules(), lambda: datetime.now(UTC), understanding
        )
        turns = _turns(session, user_id, afresh, language, said)
        if as_json:
            return echo_json([_plain(turn) for turn in turns])
        for turn in turns:
            if said:
                click.echo(f"{PROMPT}{turn.utterance}")
            _echo(turn)
    return None


def _turns(
    session: Session, user_id: str | None, afresh: bool, language: Language, said: tuple[str, ...]
) -> Iterator[Turn]:
    state = session.resume(user_id, language, afresh)
    for utterance in said or _asked():
        try:
            turn = session.reply(state, utterance)
        except InterestGraphError as error:
            if said:
                raise
            click.echo(f"error: {error}", err=True)
            continue
        state = turn.state
        yield turn


def _asked() -> Iterator[str]:
    """Ask for lines until the person ends it."""
    while True:
        try:
            line = input(PROMPT)
        except EOFError:
            return
        if line.strip().lower() in ENDS:
            return
        if line.strip():
            yield line


def _echo(turn: Turn) -> None:
    for assumption in turn.assumptions:
        click.echo(f"  ({assumption})")
    click.echo(turn.text)
    for one in turn.items:
        click.echo(f"  {one.rank}. {one.title}  [{one.item_id}]  {one.score:.3f}")
        _echo_reasons(one, REASONS)
    if turn.explained is not None:
        _echo_reasons(turn.explained, len(turn.explained.reasons))


def _echo_reasons(one: Recommendation, n: int) -> None:
    for reason in one.reasons[:n]:
        click.echo(f"     {reason.contribution:+.3f}  {reason.sentence}")


def _plain(turn: Turn) -> dict[str, Any]:
    return {
        "say": turn.utterance,
        "text": turn.text,
        "language": turn.state.language,
        "understood_by": turn.understood.by,
        "understood": [{"act": type(one).__name__, "what": one} for one in turn.understood.acts],
        "assumptions": turn.assumptions,
        "items": turn.items,
        "explained": turn.explained,
        "stored": turn.effects,
        "asks": turn.asks,
        "choices": turn.choices,
        "conversation_id": turn.state.conversation_id,
        "turn": turn.state.turn,
    }

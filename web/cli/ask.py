"""`interest-graph ask`: a question in words, its Cypher, its rows, and the answer."""

from __future__ import annotations

from typing import Any

import click

from services.asking.answer import Answer
from services.asking.asking import ask
from web.asked_model import choose_asked
from web.cli.cypher import as_plain, echo_found
from web.cli.output import echo_json, json_option
from web.settings import read_settings
from web.wiring import open_graph


@click.command(
    "ask",
    help="Answer QUESTION, in English or Chinese, from the graph alone: the answer, the nodes it names, the Cypher and"
    " its rows. A language model writes the Cypher where one is set (LLM_BASE_URL); else templates do.",
)
@click.argument("question", metavar="QUESTION")
@click.option("--cypher", "with_cypher", is_flag=True, help="Print the Cypher and its parameters, too.")
@click.option("--rows", "with_rows", is_flag=True, help="Print the rows, too.")
@click.option("--templates", "only_templates", is_flag=True, help="Do not ask the language model that is set.")
@json_option
def command(question: str, with_cypher: bool, with_rows: bool, only_templates: bool, as_json: bool) -> None:
    settings = read_settings()
    model = None if only_templates else choose_asked(settings)
    with open_graph(settings) as driver:
        answer = ask(driver, question, model)
    if as_json:
        echo_json(answer_shape(answer))
    else:
        echo_answer(answer, with_cypher, with_rows)
    if not answer.is_answered:
        click.get_current_context().exit(1)


def answer_shape(answer: Answer) -> dict[str, Any]:
    """Return the JSON shape: as the API's."""
    return {
        "question": answer.question,
        "language": answer.language,
        "answer": answer.text,
        "cited": answer.cited,
        "is_answered": answer.is_answered,
        "understood": answer.understood,
        "by": answer.by,
        "note": answer.note,
        "found": as_plain(answer.found) if answer.found else None,
        "nearest": [one.question for one in answer.nearest],
    }


def echo_answer(answer: Answer, with_cypher: bool, with_rows: bool) -> None:
    """Print the words, and what was asked for beside them."""
    if answer.note:
        click.echo(f"note: {answer.note}; templates answer instead", err=True)
    click.echo(answer.text)
    for one in answer.cited:
        click.echo(f"  {one.name}  (:{one.label} {one.id})")
    if answer.found is None:
        for near in answer.nearest:
            click.echo(f"  try: {near.question}")
        return
    if with_cypher:
        click.echo(f"\n{answer.found.cypher.strip()}")
        click.echo(f"// {', '.join(f'${name} = {value!r}' for name, value in answer.found.parameters.items())}")
    if with_rows:
        echo_found(answer.found)
    click.echo(f"({answer.understood}; by {answer.by})")

"""`python -m tests.quality.asking`: how many questions to the sample are answered rightly, and by what."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from neo4j import Driver

from services.asking.asking import ask
from services.asking.by_templates import ask_templates
from tests.quality.questions import Outcome, ask_all, questions, rates
from web.asked_model import choose_asked
from web.settings import read_settings
from web.wiring import open_graph


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", action="store_true", help="ask the model that LLM_BASE_URL names, too")
    parser.add_argument("--mistakes", action="store_true", help="list what went wrong in the open half")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table to a file as well")
    asked = parser.parse_args()
    with open_graph(read_settings()) as driver:
        found = outcomes(driver, asked.model)
    if asked.mistakes:
        for name, every in found.items():
            for one in every:
                if not one.is_right and not one.question.is_frozen:
                    say(f"{name}: {one.question.question_id} {one.question.text}\n    {one.answer.text[:200]}")
    table = rates(found)
    say(table)
    if asked.write:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(table + "\n", encoding="utf-8")


def outcomes(driver: Driver, with_model: bool) -> dict[str, list[Outcome]]:
    """Ask all questions of the sample's graph."""
    found = {"templates": ask_all(driver, lambda text: ask_templates(driver, text), questions())}
    model = choose_asked(read_settings()) if with_model else None
    if model is not None:
        every = ask_all(driver, lambda text: ask(driver, text, model), questions())
        found[f"{model.name}, else templates"] = every
        found[f"{model.name} alone"] = [one for one in every if one.answer.note is None]
    return found


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

"""The reference documents are written from the code, and up to date."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from graph_schema.printing import as_markdown, as_mermaid
from web.cli.main import COMMANDS, main
from web.cli.reference import reference

ROOT = Path(__file__).parents[3]


def test_the_command_reference_is_current() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference()


def test_the_model_document_is_current() -> None:
    text = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert as_markdown() in text
    assert as_mermaid() in text


def test_the_readme_shows_the_model_as_it_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"(?:--|-\.) (\w+) (?:-->|\.->)", text))
    assert drawn == set(re.findall(r"(?:--|-\.) (\w+) (?:-->|\.->)", as_mermaid()))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_word_for_each_option(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help or command.short_help
    commands = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    for one in commands:
        for parameter in one.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts}"

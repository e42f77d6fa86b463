"""A question the graph can answer: how it is asked in both languages, its Cypher, and how the answer is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TYPES = ("interest", "person", "item", "user", "community", "year", "count")
PARAMETER = re.compile(r"\$(?P<name>\w+): (?P<type>\w+)(?: = (?P<default>\d+))?")
WORDS = ("// asks:", "// says:")
"""Lines of the head that are no part of the query."""
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """What goes into a question; ``default`` is a number for a count, None where the question must name it."""

    name: str
    type: str
    default: int | None = None

    @property
    def said(self) -> str:
        """Return how the phrases call it: ``{interest}`` for ``$interest_id``."""
        return self.name.removesuffix("_id")


@dataclass(frozen=True, slots=True)
class Template:
    """A question; ``asks`` and ``says`` by language; ``values`` are parameters that are always the same."""

    name: str
    title: str
    title_zh: str
    asks: tuple[str, ...]
    asks_zh: tuple[str, ...]
    says: str
    says_zh: str
    slots: tuple[Slot, ...]
    columns: tuple[str, ...]
    cypher: str

    def titled(self, language: str) -> str:
        return self.title_zh if language == "zh" else self.title

    def phrases(self, language: str) -> tuple[str, ...]:
        return self.asks_zh if language == "zh" else self.asks

    def said(self, language: str) -> str:
        return self.says_zh if language == "zh" else self.says


def read_template(name: str, text: str) -> Template:
    """Read a template file: titles, two lines ``asks``, one ``says``, ``in`` and ``out``.

    Raises ValueError: such a file is our own mistake.
    """
    head = [line.removeprefix("//").strip() for line in text.splitlines() if line.startswith("//")]
    title, _, title_zh = head[0].partition(" | ")
    asks, asks_zh = (_parts(line) for line in _after("asks:", head))
    [said] = _after("says:", head)
    says, _, says_zh = said.partition(" | ")
    begin = next(at for at, line in enumerate(head) if line.startswith("in:"))
    end = next(at for at, line in enumerate(head) if line.startswith("out:"))
    inputs = [line.removeprefix("in:").strip() for line in head[begin:end]]
    columns = tuple(column.strip() for column in head[end].removeprefix("out:").split(","))
    slots = tuple(_slot(name, line) for line in inputs if line != "nothing")
    if not (title_zh and says_zh and asks and asks_zh):
        raise ValueError(f"{name}.cypher: the head lacks a language")
    shown = "\n".join(line for line in text.splitlines() if not line.startswith(WORDS))
    return Template(name, title, title_zh, asks, asks_zh, says, says_zh, slots, columns, shown)


def _after(mark: str, head: Sequence[str]) -> list[str]:
    return [line.removeprefix(mark).strip() for line in head if line.startswith(mark)]


def _parts(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split(" | "))


def _slot(name: str, line: str) -> Slot:
    found = PARAMETER.fullmatch(line)
    if found is None or found["type"] not in TYPES:
        raise ValueError(f"{name}.cypher: cannot read the parameter {line!r}")
    return Slot(found["name"], found["type"], int(found["default"]) if found["default"] else None)

"""Reads the head of a named query: its titles, what it answers, what goes in, what comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

ABOUT = ("interests", "people", "items", "communities", "graph")
PARAMETER = re.compile(
    r"\$(?P<name>\w+): (?P<type>[\w|]+)(?P<optional>\?)?"
    r"(?: (?P<low>-?\d+(?:\.\d+)?)\.\.(?P<high>-?\d+(?:\.\d+)?))?(?: = (?P<default>\S+))?, "
    r"(?P<meaning>[^|]+) \| (?P<meaning_zh>.+)"
)
TYPES = ("text", "integer", "number", "date", "user", "item", "interest", "community")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What goes into a query; ``type`` is one of TYPES, or ``choice`` of one of ``choices``.

    ``user``, ``item``, ``interest`` and ``community`` are ids. ``default`` is as written; ``is_needed`` when there is
    none and the parameter cannot be left out.
    """

    name: str
    type: str
    meaning: str
    meaning_zh: str
    default: str | None = None
    is_needed: bool = False
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name; ``text`` is the whole file."""

    name: str
    about: str
    title: str
    title_zh: str
    answers: str
    answers_zh: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str


def read_head(name: str, text: str) -> NamedQuery:
    """Read a query file; five lines and more of ``//``: titles, answer, answer in Chinese, about, in, out.

    Raises ValueError: such a file is our own mistake.
    """
    lines = [line.removeprefix("//").strip() for line in text.splitlines() if line.startswith("//")]
    titles, answers, answers_zh, about, *rest = lines
    title, _, title_zh = titles.partition(" | ")
    begin = next(place for place, line in enumerate(rest) if line.startswith("out:"))
    inputs = [line.removeprefix("in:").strip() for line in rest[:begin]]
    outputs = " ".join(line.removeprefix("out:").strip() for line in rest[begin:])
    about = about.removeprefix("about: ")
    if about not in ABOUT or not title_zh:
        raise ValueError(f"{name}.cypher: the head names no title in Chinese, or is about {about!r}")
    return NamedQuery(
        name,
        about,
        title,
        title_zh,
        answers,
        answers_zh,
        tuple(_parameter(name, line) for line in inputs if line != "nothing"),
        tuple(part.partition(":")[0].strip() for part in outputs.split(", ") if _names_a_column(part)),
        text,
    )


def _names_a_column(part: str) -> bool:
    """Tell a column from the rest of a sentence about the one before."""
    return re.fullmatch(r"\w+(:.*)?", part.strip()) is not None


def _parameter(name: str, line: str) -> Parameter:
    found = PARAMETER.fullmatch(line)
    if found is None:
        raise ValueError(f"{name}.cypher: cannot read the parameter {line!r}")
    choices = tuple(found["type"].split("|")) if "|" in found["type"] else ()
    if not choices and found["type"] not in TYPES:
        raise ValueError(f"{name}.cypher: {found['type']!r} is no type; one of {', '.join(TYPES)}")
    return Parameter(
        found["name"],
        "choice" if choices else found["type"],
        found["meaning"],
        found["meaning_zh"],
        found["default"],
        found["default"] is None and not found["optional"],
        float(found["low"]) if found["low"] else None,
        float(found["high"]) if found["high"] else None,
        choices,
    )

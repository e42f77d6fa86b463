"""The labelled texts: what a reader must find in each, and what not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from services.language.canonical import canonical

TEXTS = Path(__file__).with_name("texts.jsonl")
OTHERS = Path(__file__).with_name("texts_of_others.jsonl")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An interest that must be found, under any of its names, and how its writer feels about it."""

    names: tuple[str, ...]
    polarity: int

    @property
    def ids(self) -> frozenset[str]:
        """The canonical ids of the names, read as common words and as titles."""
        return frozenset().union(*map(ids_of, self.names))


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A name that must not be found; with a polarity, only with that one (someone else's taste as the writer's)."""

    name: str
    polarity: int | None = None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text written for this project, with its labels."""

    text_id: str
    language: str
    trait: str
    text: str
    wanted: tuple[Wanted, ...]
    forbidden: tuple[Forbidden, ...]

    @property
    def is_frozen(self) -> bool:
        """Whether the text belongs to the half that nobody looks at while rules are tuned."""
        return hashlib.sha256(self.text_id.encode()).digest()[0] % 2 == 0


def ids_of(name: str) -> frozenset[str]:
    """The ids a name may resolve to: titles keep the plural that common words lose."""
    found = (canonical(name, kind) for kind in ("topic", "item"))
    return frozenset(each.interest_id for each in found if each is not None)


@cache
def labelled_texts() -> tuple[LabelledText, ...]:
    """Read the set once. Words that are never an interest are forbidden in every text of their language."""
    head, *rows = _lines(TEXTS)
    return tuple(_text(row, head["generic"][row["language"]]) for row in rows)


@cache
def texts_of_others() -> tuple[LabelledText, ...]:
    """Read the texts whose writers had not seen the rules, nor the other texts: harder, and nobody's own."""
    head, *_ = _lines(TEXTS)
    return tuple(_text(row, head["generic"][row["language"]]) for row in _lines(OTHERS))


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _text(row: Mapping[str, object], generic: list[str]) -> LabelledText:
    wanted = tuple(Wanted(tuple(each["names"]), each["polarity"]) for each in row["interests"])  # type: ignore[attr-defined, index]
    forbidden = [Forbidden(each["name"], each.get("polarity")) for each in row["forbidden"]]  # type: ignore[attr-defined]
    return LabelledText(
        text_id=str(row["id"]),
        language=str(row["language"]),
        trait=str(row["trait"]),
        text=str(row["text"]),
        wanted=wanted,
        forbidden=(*forbidden, *(Forbidden(name) for name in generic)),
    )

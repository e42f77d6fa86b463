"""Splits English prose into clauses that hold one feeling each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.language.scripts import FACES

_SENTENCE = re.compile(r"[^.!?\n\r;]+[.!?\n\r;]*")
_CLAUSE_END = re.compile(
    rf"(?<=[{FACES}])\s+(?=\w)|"
    r"[,:()\[\]\"\u201c\u201d\u2013\u2014]|\s-+\s|--+|"
    r"\b(?:(?:but|although|however|though|while|whereas|yet|except|unless|because|since|who)\b|"
    r"so (?=i |we |it |they )|and (?=i |i'm |i've |i'd |it |the |they |we |my |now |never ))",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"(?:but|although|however|though|while|whereas|yet|except|unless)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; ``turns`` where a word of contrast opens it, ``sentence`` counts from 0."""

    start: int
    end: int
    turns: bool
    sentence: int
    sentence_end: int


def clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """Yield the clauses of ``text[start:end]`` in order."""
    for number, sentence in enumerate(_SENTENCE.finditer(text, start, end)):
        begin, turns = sentence.start(), False
        for border in _CLAUSE_END.finditer(text, sentence.start(), sentence.end()):
            if border.start() > begin:
                yield Clause(begin, border.start(), turns, number, sentence.end())
                turns = False
            turns = turns or _CONTRAST.match(border.group()) is not None
            begin = border.end()
            if border.group().lower() == "who":
                begin = border.start()
        if begin < sentence.end():
            yield Clause(begin, sentence.end(), turns, number, sentence.end())

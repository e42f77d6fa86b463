"""Names that English writers mark with capitals: titles, brands, bands, models of goods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.language.candidate import IN_PASSING, Candidate
from services.language.generic import is_generic
from services.language.word_lists import word_list
from services.language.words import PRONOUNS, VERBS_TOO, is_plain_word, parts_of_speech

TITLE, LONE_NAME = 1.1, 0.9
SHOUTED = 4
"""Words from which a clause with capitals throughout is a headline, where they mark nothing."""

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019&-][^\W_]+)*|\S")
_NUMBERED = re.compile(r"\d{1,4}|[IVX]{1,4}|[A-Z]{0,4}\d{1,4}[A-Za-z]{0,3}")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_JOINING = frozenset({"of", "the", "and", "&", "de", "la"})
_FIRST_NAMES = word_list("first_names")
_NO_NAME = word_list("no_name")
_VERDICTS = word_list("verdicts")
_NO_START = word_list("no_start")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    opens: bool

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() and self.text not in {"I", "A"} and self.text[1:2] not in {"'", "\u2019"}


def capitalised(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield the names of a clause that its capitals show; first names alone are someone the writer knows."""
    tokens = _tokens(text, start, end)
    if len(tokens) >= SHOUTED and all(token.is_capital or not token.text[0].isalpha() for token in tokens):
        return
    for run in _runs(tokens):
        run = _named(run)
        if not run or _is_stressed(run):
            continue
        surface = text[run[0].start : run[-1].end]
        surface = _POSSESSIVE.sub("", surface)
        if len(surface) < 2 or is_generic(surface):
            continue
        yield Candidate(run[0].start, run[0].start + len(surface), surface, "topic", _confidence(run))


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?\n"
    found: list[_Token] = []
    for token in _TOKEN.finditer(text, start, end):
        found.append(_Token(token.start(), token.end(), token.group(), opens))
        opens = opens and not token.group()[0].isalnum()
    return found


def _runs(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    for at, token in enumerate(tokens):
        if token.is_capital or (run and _goes_on(run, token, tokens[at + 1 : at + 2])):
            run.append(token)
        else:
            if run:
                yield run
            run = []
        if run and _POSSESSIVE.search(token.text):
            yield run
            run = []
    if run:
        yield run


def _goes_on(run: Sequence[_Token], token: _Token, ahead: Sequence[_Token]) -> bool:
    """Whether a name goes on with a number or a small word: Diablo 4, Parks and Recreation; Canon and Nikon are two."""
    if _NUMBERED.fullmatch(token.text):
        return True
    if not ahead or not ahead[0].is_capital:
        return False
    following = ahead[0]
    if token.lower == "and":
        return len(run) == 1 and is_plain_word(run[0].text) and is_plain_word(following.text)
    return token.lower in _JOINING and not run[-1].opens


def _named(run: list[_Token]) -> list[_Token]:
    """Cut from the front what has its capital from opening the sentence, and articles that are no part of a name."""
    while run and run[0].opens and (len(run) == 1 or _only_opens(run)):
        run = run[1:]
    while run and (run[0].lower in _NO_NAME or run[0].lower in _JOINING - {"the", "la", "de"}):
        run = run[1:]
    while run and (run[-1].lower in _JOINING or run[-1].lower in _NO_NAME):
        run = run[:-1]
    if run and run[0].lower == "the" and (len(run) == 1 or not is_plain_word(run[1].text)):
        run = run[1:]
    return run


def _only_opens(run: Sequence[_Token]) -> bool:
    lower = run[0].lower
    if lower == "the":
        return not (run[1].text[0].isdigit() or is_plain_word(run[1].text))
    if any(lower in words for words in (PRONOUNS, VERBS_TOO, _VERDICTS, _NO_START, _NO_NAME)):
        return True
    [tag] = parts_of_speech([lower])
    return not tag.startswith(("NN", "JJ", "CD")) and not (tag == "VBG" and len(run) == 2)


def _is_stressed(run: Sequence[_Token]) -> bool:
    """Whether capitals stress common words and name nothing: NOT, HIGHLY RECOMMEND, If You."""
    tags = parts_of_speech([token.lower for token in run])
    return all(is_plain_word(token.text) and not tag.startswith("NN") for token, tag in zip(run, tags, strict=True))


def _confidence(run: Sequence[_Token]) -> float:
    if len(run) > 1:
        return TITLE
    return IN_PASSING if run[0].lower in _FIRST_NAMES else LONE_NAME

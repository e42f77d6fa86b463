"""Takes Cypher apart as far as a guard needs it: names, numbers, signs; strings and comments are left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph_schema.errors import RefusedCypherError

LONGEST = 20_000
DEEPEST = 60
ENDS_A_LINE = "\n\r"
SPACES = " \t\n\r"
QUOTES = "'\""
OPENING, CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of Cypher.

    ``kind`` is word, name (in backticks), text (a string, its contents left out), number or sign.
    ``text`` of a word is in capitals, whatever letters it was written in; of a name as it stands.
    """

    kind: str
    text: str
    start: int = field(default=-1, compare=False)


def tokens(text: str) -> list[Token]:
    r"""Return the pieces of a query.

    Neo4j puts the character in place of ``\u0027`` before it looks for quotes, so an escape may end a string or spell a
    keyword: none is let through. Nor are characters that one reader takes for the end of a line and another does not.
    Raises RefusedCypherError.
    """
    if len(text) > LONGEST:
        raise RefusedCypherError(f"the query is longer than {LONGEST:,} characters", "ask for less at once")
    _check_characters(text)
    found = list(_tokens(text))
    _check_depth(found)
    return found


def _check_characters(text: str) -> None:
    for at, character in enumerate(text):
        if character == "\\" and text[at + 1 : at + 2] in ("u", "U"):
            raise RefusedCypherError("the query has a Unicode escape", "write the character itself, or a parameter")
        if character in SPACES or " " <= character <= "~":
            continue
        if unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs", "Cn", "Co"):
            raise RefusedCypherError(f"the query has the character U+{ord(character):04X}", "take it out")


def _check_depth(found: list[Token]) -> None:
    depth = 0
    for token in found:
        if token.kind == "sign":
            depth += (token.text in OPENING) - (token.text in CLOSING)
        if depth > DEEPEST:
            raise RefusedCypherError(f"the query is nested deeper than {DEEPEST} levels", "ask for less at once")


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace() or unicodedata.category(character) == "Zs":
            at += 1
        elif text.startswith("//", at):
            at = _line_end(text, at)
        elif text.startswith("/*", at):
            at = _after(text, "*/", at + 2, "a comment")
        elif character in QUOTES:
            yield Token("text", "", at)
            at = _string_end(text, at)
        elif character == "`":
            name, end = _quoted_name(text, at)
            yield Token("name", name, at)
            at = end
        elif character.isdigit():
            end = _run(text, at)
            yield Token("number", text[at:end], at)
            at = end
        elif _is_of_word(character):
            end = _run(text, at)
            yield Token("word", _plain(text[at:end]), at)
            at = end
        elif character == "\\" or unicodedata.category(character) == "Cf":
            raise RefusedCypherError(f"the query has the character U+{ord(character):04X}", "take it out")
        else:
            yield Token("sign", character, at)
            at += 1


def _run(text: str, at: int) -> int:
    while at < len(text) and _is_of_word(text[at]):
        at += 1
    return at


def _is_of_word(character: str) -> bool:
    return character == "_" or character.isalnum() or unicodedata.category(character) in ("Mn", "Mc", "Nl", "Pc")


def _plain(word: str) -> str:
    """Return a word in capitals; letters that only look or sort like others (long s, Kelvin) become those."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).upper())


def _line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in ENDS_A_LINE:
        at += 1
    return at


def _after(text: str, mark: str, at: int, what: str) -> int:
    found = text.find(mark, at)
    if found < 0:
        raise RefusedCypherError(f"{what} has no end", f"end it with {mark}")
    return found + len(mark)


def _string_end(text: str, at: int) -> int:
    quote, at = text[at], at + 1
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] == quote:
            return at + 1
        else:
            at += 1
    raise RefusedCypherError("a string has no end", f"end it with {quote}")


def _quoted_name(text: str, start: int) -> tuple[str, int]:
    at = start + 1
    while True:
        end = _after(text, "`", at, "a name in backticks")
        if not text.startswith("`", end):
            return text[start + 1 : end - 1].replace("``", "`"), end
        at = end + 1

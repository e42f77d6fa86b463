"""Stretches of a text that speak to a machine and not to a reader: orders, fake replies, queries, encoded matter.

They tell nothing of what the writer cares about, and nothing in them may become an interest.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from services.language.cues import cue, cue_lines
from services.language.scripts import has_han
from services.language.simplified import simplified

_CHARACTER = re.compile(r"&#(\d{1,6});?|&#x([0-9a-f]{1,5});?|(.)", re.IGNORECASE | re.DOTALL)
_LOOKALIKES = str.maketrans("аеорсухіѕјԁԛԝмткнв", "aeopcyxisjdqwmtkhb")
_LEET = str.maketrans("0134579@$|", "oieastgasi")
_SENTENCE = re.compile(r"[^.!?。！？\n;；]+[.!?。！？\n;；]*")
_SPACED = re.compile(r"(?:\b\w\s{1,2}){8,}\w?")
_ROLE = re.compile(r"^[ \t]*#*[ \t]*(system|assistant|ai|developer|tool|系统|助手|机器人)[ \t]*[:：](.*)$", re.I | re.M)
_READER = re.compile(r"^[ \t]*#*[ \t]*(?:user|human|用户|人类)[ \t]*[:：]", re.I | re.M)


def machine_talk(text: str) -> list[tuple[int, int]]:
    """Return the spans of ``text`` that are no prose of its writer, in order, none touching another.

    Hidden letters are read as a machine would read them: zero-width marks are skipped, full-width and look-alike
    letters, figures for letters and character references are taken for what they show.
    """
    plain, places = _plain(text)
    found = [*_structures(plain), *_roles(plain)]
    prose = list(plain)
    for start, end in found:
        prose[start:end] = "\n" * (end - start)
    found = sorted({*found, *_orders("".join(prose))})
    return list(_joined((places[start], places[end]) for start, end in found))


def without_machine_talk(text: str) -> str:
    """Blank those spans; each leaves the end of a sentence where it began, and every other character its place."""
    parts: list[str] = []
    at = 0
    for start, end in machine_talk(text):
        blanks = "".join("\n" if c == "\n" else " " for c in text[start + 1 : end])
        parts += [text[at:start], ".", blanks]
        at = end
    return "".join([*parts, text[at:]])


def _plain(text: str) -> tuple[str, list[int]]:
    """The text as it is read, in lower case, and where each of its characters stands; one place more for its end."""
    read: list[str] = []
    places: list[int] = []
    for found in _CHARACTER.finditer(text):
        decimal, hexadecimal, character = found.groups()
        if character is None:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            character = chr(code) if 32 <= code < 0x10FFFF and not 0xD800 <= code < 0xE000 else " "
        if character != "\n" and not character.isascii():
            if unicodedata.category(character) in {"Cf", "Cc", "Cs"}:
                continue
            shown = unicodedata.normalize("NFKC", character).lower().translate(_LOOKALIKES)
            character = shown if len(shown) == 1 else character
        read.append(character.lower() if len(character.lower()) == 1 else character)
        places.append(found.start())
    plain = "".join(read)
    if has_han(plain):
        converted = simplified(plain)
        plain = converted if len(converted) == len(plain) else plain
    return plain, [*places, len(text)]


def _structures(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in _structure_patterns():
        yield from (found.span() for found in pattern.finditer(plain))


@cache
def _structure_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line, re.DOTALL | re.MULTILINE) for line in cue_lines("machine", "structures"))


def _roles(plain: str) -> Iterator[tuple[int, int]]:
    """What a marker puts into another mouth: its line, or the lines up to the next marker where its own is empty."""
    borders = sorted(found.start() for pattern in (_ROLE, _READER) for found in pattern.finditer(plain))
    for found in _READER.finditer(plain):
        yield found.span()
    for found in _ROLE.finditer(plain):
        if found.group(2).strip(" \t*"):
            yield found.span()
            continue
        following = bisect_right(borders, found.start())
        yield found.start(), borders[following] if following < len(borders) else len(plain)


def _orders(plain: str) -> Iterator[tuple[int, int]]:
    orders = cue("machine", "orders")
    deciphered = plain.translate(_LEET)
    for sentence in _SENTENCE.finditer(plain):
        span = sentence.span()
        if orders.search(plain, *span) or orders.search(deciphered, *span) or _SPACED.search(plain, *span):
            yield span


def _joined(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for begin, stop in spans:
        if begin > end or end == 0:
            if end > start:
                yield start, end
            start, end = begin, stop
        end = max(end, stop)
    if end > start:
        yield start, end

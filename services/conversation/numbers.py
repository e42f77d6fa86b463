"""Years and prices in an utterance."""

# ruff: noqa: E501  (a pattern is read best whole)

from __future__ import annotations

import re
from collections.abc import Callable

from services.conversation.acts import Constraint

Bounds = tuple[float | None, float | None]
SMALLEST_YEAR = 1000
"""A bare number from here on is a year, below it a price."""
MONEY = r"(?:dollars?|bucks?|euros?|pounds?|usd|eur|gbp|yuan|rmb|quid|美元|欧元|英镑|人民币|元|块钱?|刀)"
SIGN = r"[$€£¥]"
AMOUNT = rf"(?:{SIGN}\s*)?(\d{{1,6}}(?:\.\d{{1,2}})?)\s*(?:{MONEY}|{SIGN})?"
YEAR = r"(\d{3,4})(?!\d)"
CENTURIES = {"十": 10, "二十": 20, "二十一": 21} | {
    f"十{digit}": 10 + n for n, digit in enumerate("一二三四五六七八九", 1)
}


def _century(match: re.Match[str]) -> Bounds:
    written = match.group("century")
    number = int(written) if written.isdigit() else CENTURIES.get(written, 0)
    first, last = 100.0 * (number - 1), 100.0 * number - 1
    where = (match.groupdict().get("before") or "").lower(), (match.groupdict().get("after") or "").lower()
    if where[0]:
        return None, first - 1
    return (last + 1, None) if where[1] else (first, last)


def _decade(match: re.Match[str]) -> Bounds:
    start = int(match.group(1))
    start = start * 10 if start > 99 else 1900 + start * 10
    return float(start), float(start + 9)


YEARS: tuple[tuple[str, Callable[[re.Match[str]], Bounds]], ...] = (
    (rf"(?:between|from)\s+{YEAR}\s+(?:and|to|until)\s+{YEAR}", lambda m: (float(m[1]), float(m[2]))),
    (rf"{YEAR}\s*年?\s*(?:-|–|~|到|至|to)\s*{YEAR}\s*年?", lambda m: (float(m[1]), float(m[2]))),
    (
        r"(?:(?P<before>before|pre|until)\s+|(?P<after>after|post)\s+|from\s+|in\s+|of\s+)?(?:the\s+)?(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-]centur(?:y|ies)",
        _century,
    ),
    (
        r"(?P<century>\d{1,2}|二十一|二十|十[一二三四五六七八九]?)\s*世纪(?:(?P<before>以前|之前)|(?P<after>以后|之后))?",
        _century,
    ),
    (r"\b(\d{3})0'?s\b", _decade),
    (r"(\d{3})0\s*年代", _decade),
    (r"(?<!\d)(\d)0\s*年代", _decade),
    (rf"(?:after|later than|newer than|post|younger than)[\s-]+{YEAR}", lambda m: (float(m[1]) + 1, None)),
    (rf"(?:since|from)\s+{YEAR}", lambda m: (float(m[1]), None)),
    (rf"(?:before|earlier than|older than|pre|prior to)[\s-]+{YEAR}", lambda m: (None, float(m[1]) - 1)),
    (rf"(?:until|up to|by)\s+{YEAR}", lambda m: (None, float(m[1]))),
    (rf"{YEAR}\s*年?\s*(?:以后|之后|以来|后(?!面))", lambda m: (float(m[1]), None)),
    (rf"{YEAR}\s*年?\s*(?:以前|之前|前)", lambda m: (None, float(m[1]) - 1)),
    (rf"(?:in|of|published in|released in)\s+{YEAR}", lambda m: (float(m[1]), float(m[1]))),
    (rf"{YEAR}\s*年(?:的|出版|发行|上映)", lambda m: (float(m[1]), float(m[1]))),
)
PRICES: tuple[tuple[str, Callable[[re.Match[str]], Bounds]], ...] = (
    (rf"(?:between|from)\s+{AMOUNT}\s+(?:and|to)\s+{AMOUNT}", lambda m: (float(m[1]), float(m[2]))),
    (rf"{AMOUNT}\s*(?:-|–|到|至)\s*{AMOUNT}", lambda m: (float(m[1]), float(m[2]))),
    (
        rf"(?:under|below|less than|cheaper than|at most|max(?:imum)?(?: of)?|up to|no more than|not more than|within|budget (?:of|is)|for)\s+{AMOUNT}",
        lambda m: (None, float(m[1])),
    ),
    (rf"(?:over|above|more than|at least|from|min(?:imum)?(?: of)?)\s+{AMOUNT}", lambda m: (float(m[1]), None)),
    (rf"{AMOUNT}\s*(?:以下|以内|之内|之下|内)", lambda m: (None, float(m[1]))),
    (
        rf"(?:不超过|不要超过|别超过|低于|少于|最多|便宜于|不到|预算(?:是|在)?)\s*{AMOUNT}",
        lambda m: (None, float(m[1])),
    ),
    (rf"{AMOUNT}\s*(?:以上|起)", lambda m: (float(m[1]), None)),
    (rf"(?:超过|高于|至少|不低于)\s*{AMOUNT}", lambda m: (float(m[1]), None)),
)
HAS_MONEY = re.compile(rf"{SIGN}|\d\s*{MONEY}|\b(?:price|cost|budget|cheap)|价|预算|钱", re.IGNORECASE)


NEGATED = re.compile(
    r"(?:\b(?:nothing|not|no|none|don't (?:want|show)(?: me)?)(?: (?:anything|the|ones?|books?|published|written|made))*\s*|不要|别(?:给我)?(?:推荐)?|不看|不想(?:看|要))$",
    re.IGNORECASE,
)


def bounds_in(text: str) -> tuple[list[Constraint], str]:
    """Return the bound of year or price that a text asks for, and the text without its words.

    "Nothing before 1900" is turned round to from 1900 on.
    """
    has_money = HAS_MONEY.search(text) is not None
    for patterns, kind in ((YEARS, "year"), (PRICES, "price")):
        if kind == "year" and has_money:
            continue
        for pattern, read in patterns:
            if match := re.search(pattern, text, re.IGNORECASE):
                least, most = read(match)
                before = text[: match.start()]
                if negation := NEGATED.search(before):
                    before = before[: negation.start()]
                    least, most = _turned(least, most)
                largest = max(bound for bound in (least, most) if bound is not None)
                is_year = kind == "year" or (not has_money and largest >= SMALLEST_YEAR)
                found = Constraint("year" if is_year else "price", None, least, most)
                return [found], f"{before} {text[match.end() :]}"
    return [], text


def _turned(least: float | None, most: float | None) -> Bounds:
    """Return what lies outside a one-sided bound; a range stays."""
    if least is not None and most is not None:
        return least, most
    return (most + 1, None) if most is not None else (None, (least or 0.0) - 1)
